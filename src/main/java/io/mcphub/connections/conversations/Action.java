package io.mcphub.connections.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something else to do in a step, such as to have a code sent again.
 *
 * @param name what to send in {@code action}
 * @param label what a page writes on the button
 * @param after not before this time; null means at once
 */
public record Action(String name, String label, @Nullable Instant after) {}
