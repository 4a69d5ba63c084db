package io.mcphub.mcp.protocol;

import io.mcphub.access.Caller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * The caller, restricted by {@code ?integrations=a,b}, and shown what {@code ?tools=}, {@code ?structured=}, {@code ?names=} and the
     * header say instead of the credential. Throws {@code -32602} if the query asks for what does not exist.
     */
    public Caller narrowedCaller() {
        Caller narrowed = Objects.requireNonNull(caller);
        narrowed = narrowed.withShown(shown(narrowed.shown()));
        String integrations = query.get("integrations");
        if (integrations != null) {
            Set<String> wanted = Arrays.stream(integrations.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
            narrowed = narrowed.narrowedTo(wanted);
        }
        return narrowed;
    }

    /** What the query asks for, else the header, else as it is. */
    private Shown shown(Shown usual) {
        Optional<ToolNames> form = asked("names", "flat or dotted", ToolNames::find).or(() -> headerForm(headers.lower("X-MCP-Tool-Format")));
        Optional<ToolsMode> tools = asked("tools", "core, all or discovery", ToolsMode::find);
        Optional<Boolean> structured = asked("structured", "true or false", McpRequest::flag);
        return new Shown(form.orElse(usual.names()), tools.orElse(usual.tools()), structured.orElse(usual.structured()));
    }

    private <T> Optional<T> asked(String parameter, String choices, Function<String, Optional<T>> find) {
        return Optional.ofNullable(query.get(parameter)).map(value -> find.apply(value)
                .orElseThrow(() -> JsonRpcException.invalidParams("?" + parameter + "= takes " + choices + ". Correct the hub's address in the settings of the client.")));
    }

    private static Optional<Boolean> flag(String value) {
        return Stream.of(true, false).filter(flag -> flag.toString().equals(value)).findFirst();
    }

    private static Optional<ToolNames> headerForm(String value) {
        return FLAT.contains(value) ? Optional.of(ToolNames.FLAT) : ToolNames.find(value);
    }
}
