package io.mcphub.mcp.protocol;

/** The error codes that the hub sends (JSON-RPC 2.0 §5.1; MCP basic/index § Error Codes). Its own codes lie outside the reserved range. */
public enum JsonRpcError {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** Only before 2026-07-28; since then an unknown resource is {@link #INVALID_PARAMS}. */
    RESOURCE_NOT_FOUND(-32002),
    HEADER_MISMATCH(-32020),
    MISSING_CLIENT_CAPABILITY(-32021),
    UNSUPPORTED_PROTOCOL_VERSION(-32022),
    /** Only in 2025-11-25: the person must open an address first. */
    URL_ELICITATION_REQUIRED(-32042),
    /** The hub's own: the token's scope does not allow this tool. Sent with HTTP 403. */
    INSUFFICIENT_SCOPE(-31403),
    /** The hub's own: too many calls at once. Sent with HTTP 429 and Retry-After. */
    TOO_MANY_REQUESTS(-31429);

    private final int code;

    JsonRpcError(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
