package io.mcphub.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One switch: method to handler (step 16 of the ladder). A method that an era does not know is not found there; what is
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
    McpAnswer answer(Exchange exchange) {
        HandlerResult handled = handle(exchange);
        return answer(exchange, handled.result()).with(handled.headers());
    }

    /** The response object to a request, for a place in a batch. */
    ObjectNode body(Exchange exchange) {
        return McpAnswer.resultBody(exchange.id(), ResultProjection.project(exchange.version(), handle(exchange).result()));
    }

    /** Takes a notification or a response; there is no answer. */
    void accept(Exchange exchange) {
        notifications.handle(exchange);
    }

    /** A result as the answer to an exchange, in its revision's shape. */
    static McpAnswer answer(Exchange exchange, ObjectNode result) {
        return McpAnswer.json(200, McpAnswer.resultBody(exchange.id(), ResultProjection.project(exchange.version(), result)));
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
            case Eras.INITIALIZE -> initialize.handle(exchange);
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
