package io.mcphub.security;

/** Which credential a request needs. {@link Doors} lists the paths. */
enum Door {
    /**
     * Accepts a personal access token or an OAuth access token. Without one {@code /mcp} refuses by itself, after it has checked
     * the origin.
     */
    MCP,
    /** Needs a login token. */
    API,
    /** Needs a login token; reading also opens with a browser session, so that a page can offer it as a download. */
    DATA,
    /** As {@link #PAGE}, but only for admins. For others there is nothing at this path. */
    ADMIN,
    /** Needs a browser session; without one the browser is sent to the login page. */
    PAGE,
    /** Recognises a login token. {@link OperatorGate} decides, because it also accepts {@code METRICS_TOKEN}. */
    OPERATOR,
    /** Open to everybody; recognises a browser session. */
    OPEN,
    /** Open to everybody; ignores all credentials. */
    BLIND;
}
