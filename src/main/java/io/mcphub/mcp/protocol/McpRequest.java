package io.mcphub.mcp.protocol;

import io.mcphub.access.Caller;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    /** Older words of {@code X-MCP-Tool-Format} for names without dots. */
    private static final Set<String> FLAT = Set.of("underscore", "underscored", "snake");

    public McpRequest(String method, Map<String, String> headers, Map<String, String> query, byte[] body, @Nullable Caller caller) {
        this(method, "", new McpHeaders(headers), query, body, caller);
    }

    /** The same request from another caller. */
    public McpRequest as(Caller other) {
        return new McpRequest(method, path, headers, query, body, other);
    }

    /**
     * The caller, restricted by {@code ?integrations=a,b} and {@code ?tools=discovery}, which can only hide tools, never add any, and with
     * the form of tool names of this request. Throws {@code -32602} if the query asks for a form that does not exist.
     */
    public Caller narrowedCaller() {
        Caller narrowed = named(Objects.requireNonNull(caller));
        String integrations = query.get("integrations");
        if (integrations != null) {
            Set<String> wanted = Arrays.stream(integrations.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
            narrowed = narrowed.narrowedTo(wanted);
        }
        return "discovery".equals(query.get("tools")) ? narrowed.withTools(ToolsMode.DISCOVERY) : narrowed;
    }

    /** The caller with the form that the query asks for, else the header, else as it is. */
    private Caller named(Caller asked) {
        Optional<ToolNames> form = Optional.ofNullable(query.get("names")).map(McpRequest::form).or(() -> headerForm(headers.lower("X-MCP-Tool-Format")));
        return form.map(asked::withToolNames).orElse(asked);
    }

    private static ToolNames form(String name) {
        return ToolNames.find(name).orElseThrow(() -> JsonRpcException.invalidParams("?names= takes flat or dotted. Correct the hub's address in the settings of the client."));
    }

    private static Optional<ToolNames> headerForm(String value) {
        return FLAT.contains(value) ? Optional.of(ToolNames.FLAT) : ToolNames.find(value);
    }
}
