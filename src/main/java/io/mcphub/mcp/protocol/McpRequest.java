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
 * One HTTP request to {@code /mcp}, free of the container.
 *
 * @param method the HTTP method
 * @param path what follows {@code /mcp}; empty for the endpoint itself
 * @param headers the request headers
 * @param query the query parameters; repeated ones joined by commas
 * @param body the body, read one byte beyond the limit at most
 * @param caller who asks, or null if nobody was authenticated
 */
public record McpRequest(String method, String path, McpHeaders headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
    public McpRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
        this(method, "", new McpHeaders(headers), query, body, caller);
    }

    /** The same request of another caller. */
    public McpRequest as(Caller other) {
        return new McpRequest(method, path, headers, query, body, other);
    }

    /** {@code ?integrations=a,b} and {@code ?tools=discovery} show less than the token would; they never show more. */
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
