package io.mcphub.connections.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the database stores of a conversation, encrypted.
 *
 * @param step the step shown last
 * @param memory what the connector remembers
 * @param connectionId the connected account, when it is done
 */
record ConversationState(Step step, Map<String, Secret> memory, @Nullable String connectionId) {
    ConversationState(Step step) {
        this(step, Map.of(), null);
    }

    Secret stored() {
        Map<String, String> plain = memory.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().reveal()));
        return Secret.of(Json.write(new Stored(step, plain, connectionId)));
    }

    static ConversationState ofStored(Secret stored) {
        try {
            Stored read = Json.mapper().readValue(stored.reveal(), Stored.class);
            Map<String, Secret> memory = read.memory().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Secret.of(e.getValue())));
            return new ConversationState(read.step(), memory, read.connectionId());
        } catch (JsonProcessingException e) {
            // Without the cause, because its text quotes what was stored.
            throw new IllegalStateException("a stored conversation does not parse");
        }
    }

    private record Stored(Step step, Map<String, String> memory, @Nullable String connectionId) {}
}
