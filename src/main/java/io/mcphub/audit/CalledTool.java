package io.mcphub.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a call is about, as far as it is known when the call begins.
 *
 * @param name the canonical name; of an unknown tool, the name as the client wrote it
 * @param via the tool through which it is called; null for none
 * @param integration the tool's integration; null if the name is unknown or hidden from the caller
 * @param effect READ, WRITE or DESTRUCTIVE; null if the name is unknown or hidden from the caller
 */
public record CalledTool(String name, @Nullable String via, @Nullable String integration, @Nullable String effect) {
    /** A tool of which only the name is known. */
    public static CalledTool unknown(String name, @Nullable String via) {
        return new CalledTool(name, via, null, null);
    }
}
