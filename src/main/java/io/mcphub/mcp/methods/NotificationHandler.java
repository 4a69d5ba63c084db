package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.calls.RunningCalls;
import io.mcphub.mcp.protocol.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Notifications, and responses to nothing the hub sent. Most are ignored. Before 2026-07-28 a client cancels a call with
 * {@code notifications/cancelled} (basic/utilities/cancellation); since then by closing the stream.
 */
@ApplicationScoped
public class NotificationHandler {
    @Inject
    RunningCalls running;

    void handle(Exchange exchange) {
        if (exchange.version().isModern() || !"notifications/cancelled".equals(exchange.message().method())) {
            return;
        }
        JsonNode params = exchange.message().rawParams();
        if (params != null && params.has("requestId")) {
            running.cancel(RunningCalls.key(exchange, params.get("requestId")));
        }
    }
}
