package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.mark_read}. */
@ApplicationScoped
@ToolsOf(value = "telegram", previews = true)
public class ReadTools {
    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    /** Arguments of {@code telegram.messages.mark_read}. */
    public record MarkRead(
            @Description(TelegramArgs.WHERE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description("Up to this message; default all, mentions too") @Nullable Long messageId,
            @Description(TelegramArgs.TOPIC + "; needed in a group with topics") @Nullable Integer topic) {}

    @Tool(
            name = "telegram.messages.mark_read",
            title = "Mark as read",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Marks a chat or topic as read, up to a message or wholly. In a direct chat the other person sees that.")
    public Written markRead(MarkRead in, Credential telegram) {
        TelegramChat chat = chats.writable(telegram, "chat", in.chat());
        JsonNode place = in.topic() == null ? chat.tree() : topic(telegram, chat, in.topic());
        long last = in.messageId() == null ? place.at("/last_message/id").asLong() : in.messageId();
        List<Long> upTo = last == 0 ? List.of() : List.of(last);
        if (last != 0) {
            client.write(telegram, TelegramRequest.of("viewMessages").to(chat).with("message_ids", upTo)
                    .with("source", TelegramRequest.of(in.topic() == null ? "messageSourceChatHistory" : "messageSourceForumTopicHistory")).with("force_read", true));
        }
        if (in.messageId() == null) {
            clear(telegram, chat, place, in.topic());
        }
        return stillUnread(Written.done(chat, upTo), in.topic() == null ? client.read(telegram, TelegramRequest.of("getChat").to(chat)) : topic(telegram, chat, in.topic()));
    }

    private JsonNode topic(Credential telegram, TelegramChat chat, int topic) {
        return client.read(telegram, TelegramRequest.of("getForumTopic").to(chat).with("forum_topic_id", topic));
    }

    private void clear(Credential telegram, TelegramChat chat, JsonNode place, @Nullable Integer topic) {
        if (place.path("is_marked_as_unread").asBoolean()) {
            client.write(telegram, TelegramRequest.of("toggleChatIsMarkedAsUnread").to(chat).with("is_marked_as_unread", false));
        }
        if (place.path("unread_mention_count").asInt() > 0) {
            TelegramRequest all = topic == null ? TelegramRequest.of("readAllChatMentions") : TelegramRequest.of("readAllForumTopicMentions").with("forum_topic_id", topic);
            client.write(telegram, all.to(chat));
        }
    }

    private static Written stillUnread(Written done, JsonNode place) {
        int unread = place.path("unread_count").asInt();
        return unread == 0 ? done : done.withNext("Telegram still counts " + unread + " unread messages there.");
    }
}
