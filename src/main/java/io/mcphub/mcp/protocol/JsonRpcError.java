package io.mcphub.mcp.protocol;

/** The error codes that we send (JSON-RPC 2.0 §5.1; MCP basic/index § Error Codes). Our own lie outside the reserved range. */
public enum JsonRpcError {
    PARSE_ERROR(-32700),
    INVALID_REQUEST(-32600),
    METHOD_NOT_FOUND(-32601),
    INVALID_PARAMS(-32602),
    INTERNAL_ERROR(-32603),
    /** Before 2026-07-28 only; since then an unknown resource is {@link #INVALID_PARAMS}. */
    RESOURCE_NOT_FOUND(-32002),
    HEADER_MISMATCH(-32020),
    MISSING_CLIENT_CAPABILITY(-32021),
    UNSUPPORTED_PROTOCOL_VERSION(-32022),
    /** Revision 2025-11-25 only: an address has to be opened first. */
    URL_ELICITATION_REQUIRED(-32042),
    /** Ours: the token's scope does not reach this tool; HTTP 403 says more. */
    INSUFFICIENT_SCOPE(-31403),
    /** Ours: too much at once; HTTP 429 says when to come back. */
    TOO_MANY_REQUESTS(-31429);

    private final int code;

    JsonRpcError(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
