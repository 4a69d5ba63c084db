package io.mcphub.mcp;

import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many tool calls a user runs at once: {@code MCP_MAX_CONCURRENT_CALLS}. */
@ApplicationScoped
public class CallSlots {
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Inject
    HubConfig config;

    /** Takes a slot, or answers 429. */
    void take(String userId) {
        int max = config.number("MCP_MAX_CONCURRENT_CALLS", 8);
        boolean[] full = new boolean[1];
        taken.compute(userId, (id, now) -> {
            int running = now == null ? 0 : now;
            full[0] = running >= max;
            return full[0] ? now : Integer.valueOf(running + 1);
        });
        if (full[0]) {
            throw new JsonRpcException(429, JsonRpcError.TOO_MANY_REQUESTS,
                    "You have " + max + " calls running. Wait for one to end, then repeat this one.", null, Map.of("Retry-After", "1"));
        }
    }

    void release(String userId) {
        taken.computeIfPresent(userId, (id, running) -> running == 1 ? null : Integer.valueOf(running - 1));
    }
}
