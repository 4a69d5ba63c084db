package io.mcphub.mcp;

import io.mcphub.platform.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to {@code /mcp}, free of the container.
 *
 * @param method the HTTP method
 * @param path what follows {@code /mcp}; empty for the endpoint itself
 * @param headers the request headers
 * @param query the query parameters; repeated ones joined by commas
 * @param body the body, read one byte beyond the limit at most
 * @param caller who asks, or null if nobody was authenticated
 */
record McpRequest(String method, String path, McpHeaders headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
    McpRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
        this(method, "", new McpHeaders(headers), query, body, caller);
    }

    /** The same request of another caller. */
    McpRequest as(Caller other) {
        return new McpRequest(method, path, headers, query, body, other);
    }
}
