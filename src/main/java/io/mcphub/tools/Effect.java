package io.mcphub.tools;

import org.jspecify.annotations.Nullable;

/** What a call changes. The MCP hints of a tool are derived from it. */
public enum Effect {
    /** Changes nothing. */
    READ,
    /** Adds or changes something. */
    WRITE,
    /** Deletes or overwrites something that cannot be restored. */
    DESTRUCTIVE;

    /** The effect; {@link #DESTRUCTIVE} if it is unknown. */
    public static Effect orWorst(@Nullable Effect known) {
        return known == null ? DESTRUCTIVE : known;
    }
}
