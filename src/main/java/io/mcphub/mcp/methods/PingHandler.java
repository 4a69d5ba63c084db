package io.mcphub.mcp.methods;

import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code ping} (2025-11-25 basic/utilities/ping): an empty result; removed in 2026-07-28. */
@ApplicationScoped
public class PingHandler {
    HandlerResult handle(Exchange exchange) {
        return HandlerResult.empty();
    }
}
