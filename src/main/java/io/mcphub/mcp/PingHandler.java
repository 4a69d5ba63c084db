package io.mcphub.mcp;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code ping} (2025-11-25 basic/utilities/ping): an empty result; removed in 2026-07-28. */
@ApplicationScoped
public class PingHandler {
    HandlerResult handle(Exchange exchange) {
        return HandlerResult.empty();
    }
}
