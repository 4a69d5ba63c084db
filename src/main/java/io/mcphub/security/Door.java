package io.mcphub.security;

/** Which credential a request must bring; {@link Doors} says which path has which. */
enum Door {
    /** A personal access token (or OAuth access token) is recognised; without one the door itself refuses, after its check of the origin. */
    MCP,
    /** A login token. */
    API,
    /** A browser session; without one, the way to the login page. */
    PAGE,
    /** A login token is recognised; {@link OperatorGate} decides, because the operator's own token is none of ours. */
    OPERATOR,
    /** Anybody; a browser session is recognised. */
    OPEN,
    /** Anybody; credentials are not even looked at. */
    BLIND;
}
