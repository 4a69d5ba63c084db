package io.mcphub.repeats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call with an idempotency key. The key is one person's, for one tool of one connection.
 *
 * @param userId the person
 * @param connectionId the connection; null if the tool needs none
 * @param tool the tool's canonical name
 * @param key the key, as the client chose it
 * @param arguments the tool's own arguments, in a form that is the same for the same arguments
 */
public record KeyedCall(String userId, @Nullable String connectionId, String tool, String key, String arguments) {
    /** What the key is unique for. */
    List<String> owner() {
        return List.of(userId, connectionId == null ? "" : connectionId, tool, key);
    }
}
