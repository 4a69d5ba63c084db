package io.mcphub.tools;

import org.jspecify.annotations.Nullable;

/** What a call does to the world: three legal states, from which the four MCP hints are derived. */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Adds or changes something. */
    WRITE,
    /** Deletes or overwrites something that cannot be brought back. */
    DESTRUCTIVE;

    /** The effect, or the worst if nobody knows it. */
    public static Effect orWorst(@Nullable Effect known) {
        return known == null ? DESTRUCTIVE : known;
    }
}
