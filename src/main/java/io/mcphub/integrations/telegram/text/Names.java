package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the people and chats in some messages. Who is not known is shown by id.
 *
 * @param people names by the ids of people
 * @param chats titles by the ids of chats
 */
public record Names(Map<Long, String> people, Map<Long, String> chats) {
    /** A person's name, or the id. */
    public String person(long id) {
        return people.getOrDefault(id, String.valueOf(id));
    }

    /** The name of a {@code MessageSender}; null if there is none. */
    public @Nullable String sender(JsonNode sender) {
        return switch (sender.path("@type").asText()) {
            case "messageSenderUser" -> person(sender.path("user_id").asLong());
            case "messageSenderChat" -> chats.getOrDefault(sender.path("chat_id").asLong(), sender.path("chat_id").asText());
            default -> null;
        };
    }

    /** Whom a {@code MessageOrigin} names as the first author of a forwarded message. */
    @Nullable String origin(JsonNode origin) {
        return switch (origin.path("@type").asText()) {
            case "messageOriginUser" -> person(origin.path("sender_user_id").asLong());
            case "messageOriginHiddenUser" -> origin.path("sender_name").asText();
            case "messageOriginChat" -> chats.getOrDefault(origin.path("sender_chat_id").asLong(), origin.path("sender_chat_id").asText());
            case "messageOriginChannel" -> chats.getOrDefault(origin.path("chat_id").asLong(), origin.path("chat_id").asText());
            default -> null;
        };
    }
}
