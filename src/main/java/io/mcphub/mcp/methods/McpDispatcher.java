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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Chooses the handler of a method. A method that the revision does not have is not found. Methods outside the switch go to the
 * optional {@link MethodHandler}s.
 */
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
    public CompletionStage<McpAnswer> answer(Exchange exchange) {
        return handle(exchange).thenApply(handled -> exchange.answer(handled.result()).with(handled.headers()));
    }

    /** The response object to a request, for an element of a batch. */
    public CompletionStage<ObjectNode> body(Exchange exchange) {
        return handle(exchange).thenApply(handled -> exchange.response(handled.result()));
    }

    /** Takes a notification or a response; neither has an answer. */
    public void accept(Exchange exchange) {
        notifications.handle(exchange);
    }

    /** Handles the request. Methods that may call a provider complete later, on a worker thread. */
    private CompletionStage<HandlerResult> handle(Exchange exchange) {
        if (ToolsCallHandler.METHOD.equals(exchange.message().method())) {
            return toolsCall.handle(exchange);
        }
        return exchange.version().isModern() ? modern(exchange) : legacy(exchange);
    }

    private CompletionStage<HandlerResult> modern(Exchange exchange) {
        return switch (exchange.message().method()) {
            case "server/discover" -> now(discover.handle(exchange));
            case "tools/list" -> now(toolsList.handle(exchange));
            case "subscriptions/listen" -> now(listen.handle(exchange));
            default -> other(exchange, 404);
        };
    }

    private CompletionStage<HandlerResult> legacy(Exchange exchange) {
        return switch (exchange.message().method()) {
            case ProtocolNegotiation.INITIALIZE -> now(initialize.handle(exchange));
            case "ping" -> now(ping.handle(exchange));
            case "tools/list" -> now(toolsList.handle(exchange));
            default -> other(exchange, 200);
        };
    }

    private static CompletionStage<HandlerResult> now(HandlerResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private CompletionStage<HandlerResult> other(Exchange exchange, int statusIfUnknown) {
        return methods.handle(exchange).orElseThrow(() -> new JsonRpcException(statusIfUnknown, JsonRpcError.METHOD_NOT_FOUND, "Method not found"));
    }
}
