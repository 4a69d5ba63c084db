package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.calls.ToolsCallHandler;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.ProtocolNegotiation;
import io.mcphub.mcp.tools.ToolsListHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One switch: method to handler. A method that an era does not know is not found there; what is
 * not in the switch is left to the {@link MethodHandler}s of this build. */
@ApplicationScoped
public class McpDispatcher {
    @Inject
    InitializeHandler initialize;

    @Inject
    PingHandler ping;

    @Inject
    DiscoverHandler discover;

    @Inject
    ToolsListHandler toolsList;

    @Inject
    ToolsCallHandler toolsCall;

    @Inject
    ListenHandler listen;

    @Inject
    NotificationHandler notifications;

    @Inject
    OptionalMethods methods;

    /** The HTTP answer to a request. */
    public McpAnswer answer(Exchange exchange) {
        HandlerResult handled = handle(exchange);
        return exchange.answer(handled.result()).with(handled.headers());
    }

    /** The response object to a request, for a place in a batch. */
    public ObjectNode body(Exchange exchange) {
        return exchange.response(handle(exchange).result());
    }

    /** Takes a notification or a response; there is no answer. */
    public void accept(Exchange exchange) {
        notifications.handle(exchange);
    }

    private HandlerResult handle(Exchange exchange) {
        return exchange.version().isModern() ? modern(exchange) : legacy(exchange);
    }

    private HandlerResult modern(Exchange exchange) {
        return switch (exchange.message().method()) {
            case "server/discover" -> discover.handle(exchange);
            case "tools/list" -> toolsList.handle(exchange);
            case "tools/call" -> toolsCall.handle(exchange);
            case "subscriptions/listen" -> listen.handle(exchange);
            default -> other(exchange, 404);
        };
    }

    private HandlerResult legacy(Exchange exchange) {
        return switch (exchange.message().method()) {
            case ProtocolNegotiation.INITIALIZE -> initialize.handle(exchange);
            case "ping" -> ping.handle(exchange);
            case "tools/list" -> toolsList.handle(exchange);
            case "tools/call" -> toolsCall.handle(exchange);
            default -> other(exchange, 200);
        };
    }

    private HandlerResult other(Exchange exchange, int statusIfUnknown) {
        return methods.handle(exchange).orElseThrow(() -> new JsonRpcException(statusIfUnknown, JsonRpcError.METHOD_NOT_FOUND, "Method not found"));
    }
}
