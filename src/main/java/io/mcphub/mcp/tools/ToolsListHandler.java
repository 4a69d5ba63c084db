package io.mcphub.mcp.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** {@code tools/list} (server/tools § Listing Tools): the tools this caller may use, on one page, in a stable order. */
@ApplicationScoped
public class ToolsListHandler {
    /** Short, because connecting an account changes the list. */
    private static final Duration TTL = Duration.ofMinutes(1);

    @Inject
    ToolPolicy policy;

    @Inject
    ToolEntries entries;

    public HandlerResult handle(Exchange exchange) {
        if (JsonRpcMessage.asksForLaterPage(exchange.params())) {
            throw JsonRpcException.invalidParams("The hub did not issue this cursor: the list has one page. Send tools/list without a cursor.");
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("tools", tools(exchange));
        return HandlerResult.of(result.put("ttlMs", TTL.toMillis()).put("cacheScope", "private"));
    }

    /** The list itself, as the caller of this exchange gets it. */
    public ArrayNode tools(Exchange exchange) {
        ToolNames names = exchange.caller().allowance().toolNames();
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        for (RegisteredTool tool : policy.listed(exchange.caller())) {
            tools.add(entries.of(tool, names, exchange.version(), policy.choosesAccount(exchange.caller(), tool), exchange.structured()));
        }
        return tools;
    }
}
