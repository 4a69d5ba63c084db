package io.mcphub.tools.calls;

/** What {@link ToolPolicy} decides about a caller and a tool. It is asked once per call and travels with the call. */
public enum Verdict {
    /** The caller must not know of the tool: it looks as if it did not exist. */
    HIDDEN,
    /** The OAuth client may ask for the missing scope. The tool is listed; a call is answered with a challenge. */
    NEEDS_SCOPE,
    /** Somebody must agree before each call. The tool is listed; a call is refused until then. */
    NEEDS_APPROVAL,
    ALLOWED;

    /** Whether the tool may be listed and found. */
    public boolean shows() {
        return this != HIDDEN;
    }
}
