package io.mcphub.tools.calls;

/** What {@link ToolPolicy} says of a caller and a tool; asked once, and carried with the call. */
public enum Verdict {
    /** The caller may not know of the tool: it looks like one that does not exist. */
    HIDDEN,
    /** The caller's OAuth client may ask for the scope that is missing; the tool is listed, and a call of it is challenged. */
    NEEDS_SCOPE,
    /** Somebody must agree before each call; the tool is listed, and a call of it is refused until then. */
    NEEDS_APPROVAL,
    ALLOWED;

    /** Whether the tool may be listed and found. */
    public boolean shows() {
        return this != HIDDEN;
    }
}
