package io.mcphub.platform.nodes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node that is alive.
 *
 * @param name its name
 * @param version of the hub that it runs; null if it does not say
 * @param seenAt when it last reported
 */
public record LiveNode(String name, @Nullable String version, Instant seenAt) {}
