package io.mcphub.mcp.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;

/** {@code tools/list} (server/tools § Listing Tools): the tools this caller may use, on one page, in a stable order. */
@ApplicationScoped
public class ToolsListHandler {
    /** The values of {@code X-MCP-Tool-Format} that ask for names without dots. */
    private static final Set<String> FLAT = Set.of("flat", "underscore", "underscored", "snake");

    /** Short, because connecting an account changes the list. */
    private static final Duration TTL = Duration.ofMinutes(1);

    @Inject
    ToolPolicy policy;

    @Inject
    ToolEntries entries;

    public HandlerResult handle(Exchange exchange) {
        if (exchange.params().hasNonNull("cursor")) {
            throw JsonRpcException.invalidParams("The hub did not issue this cursor: the list has one page. Send tools/list without a cursor.");
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("tools", tools(exchange));
        return HandlerResult.of(result.put("ttlMs", TTL.toMillis()).put("cacheScope", "private"));
    }

    /** The list itself, as the caller of this exchange gets it. */
    public ArrayNode tools(Exchange exchange) {
        ToolNames names = names(exchange);
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        for (RegisteredTool tool : policy.listed(exchange.caller())) {
            tools.add(entries.of(tool, names, exchange.version(), policy.choosesAccount(exchange.caller(), tool)));
        }
        return tools;
    }

    /** The form of names for this client: some refuse dots. Calls accept every form. */
    private static ToolNames names(Exchange exchange) {
        McpHeaders headers = exchange.http().headers();
        String agent = headers.lower("User-Agent");
        boolean flat = FLAT.contains(headers.lower("X-MCP-Tool-Format"))
                || exchange.caller().allowance().toolNames() == ToolNames.FLAT
                || agent.contains("claude")
                || agent.contains("anthropic");
        return flat ? ToolNames.FLAT : ToolNames.DOTTED;
    }
}
