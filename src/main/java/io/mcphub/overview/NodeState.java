package io.mcphub.overview;

import org.jspecify.annotations.Nullable;

/**
 * A node that is alive.
 *
 * @param name its name
 * @param version of the hub that it runs; null if it does not say
 * @param seenSecondsAgo since it last reported, which it does every 20 seconds
 */
public record NodeState(String name, @Nullable String version, long seenSecondsAgo) {}
