package io.mcphub.mcp.transport;

import io.mcphub.mcp.calls.UserSlots;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads bodies. Reading waits for the client, so one who sends slowly holds a thread: a user may do that a few times at
 * once, and never hold all of them. Who sends a whole body at once is never among them for long.
 */
@ApplicationScoped
public class BodyReader {
    static final int MAX_PER_USER = 32;

    private final UserSlots slots = new UserSlots();

    /** At most {@code most} bytes of a body; 429 if the user is sending too many others just now. */
    byte[] read(String userId, InputStream body, int most) throws IOException {
        if (!slots.take(userId, MAX_PER_USER)) {
            throw new JsonRpcException(429, JsonRpcError.TOO_MANY_REQUESTS,
                    "You are sending " + MAX_PER_USER + " requests at once. Finish one, then repeat this one.", null, Map.of("Retry-After", "1"));
        }
        try {
            return body.readNBytes(most);
        } finally {
            slots.release(userId);
        }
    }
}
