package io.mcphub.mcp.calls;

import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.nodes.LiveNodes;
import io.mcphub.platform.queue.UserSlots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Limits how many tool calls one user runs at once ({@code MCP_MAX_CONCURRENT_CALLS}); the nodes that are alive share the number evenly. */
@ApplicationScoped
public class CallSlots {
    private final UserSlots slots = new UserSlots();

    @Inject
    HubConfig config;

    @Inject
    LiveNodes nodes;

    /** Takes a slot; throws 429 if none is free. */
    void take(String userId) {
        int max = nodes.share(config.number("MCP_MAX_CONCURRENT_CALLS", 8));
        if (!slots.take(userId, max)) {
            throw new JsonRpcException(429, JsonRpcError.TOO_MANY_REQUESTS,
                    "You have " + max + " calls running. Wait for one to end, then repeat this one.", null, Map.of("Retry-After", "1"));
        }
    }

    void release(String userId) {
        slots.release(userId);
    }
}
