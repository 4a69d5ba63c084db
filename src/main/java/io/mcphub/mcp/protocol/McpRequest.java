package io.mcphub.mcp.protocol;

import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to {@code /mcp}, independent of the servlet API.
 *
 * @param method the HTTP method
 * @param path what follows {@code /mcp}; empty for the endpoint itself
 * @param headers the request headers
 * @param query the query parameters; repeated ones joined by commas
 * @param body the body; at most one byte longer than the limit, which shows that it is too long
 * @param caller who asks, or null if not authenticated
 */
public record McpRequest(String method, String path, McpHeaders headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
    public McpRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
        this(method, "", new McpHeaders(headers), query, body, caller);
    }

    /** The same request from another caller. */
    public McpRequest as(Caller other) {
        return new McpRequest(method, path, headers, query, body, other);
    }

    /** The caller, restricted by {@code ?integrations=a,b} and {@code ?tools=discovery}. These can only hide tools, never add any. */
    public Caller narrowedCaller() {
        Caller narrowed = Objects.requireNonNull(caller);
        String integrations = query.get("integrations");
        if (integrations != null) {
            Set<String> wanted = Arrays.stream(integrations.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
            narrowed = narrowed.narrowedTo(wanted);
        }
        return "discovery".equals(query.get("tools")) ? narrowed.withTools(ToolsMode.DISCOVERY) : narrowed;
    }
}
