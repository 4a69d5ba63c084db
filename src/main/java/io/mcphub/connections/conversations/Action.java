package io.mcphub.connections.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another thing to do in a step, such as to send a code again.
 *
 * @param name the value to send as {@code action}
 * @param label the text on the button
 * @param after the earliest time; null for at once
 */
public record Action(String name, String label, @Nullable Instant after) {}
