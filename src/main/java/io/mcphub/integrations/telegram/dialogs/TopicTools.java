package io.mcphub.integrations.telegram.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramCalendar;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.arguments.TelegramPages;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.topics.list}. */
@ApplicationScoped
@ToolsOf("telegram")
public class TopicTools {
    private static final String LIST = "telegram.topics.list";

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramPages pages;

    /** Arguments of {@code telegram.topics.list}. */
    public record ListTopics(
            @Description(TelegramArgs.CHAT) @NotBlank @Size(max = TelegramArgs.NAME) String chat,
            @Description("Only topics whose name has this") @Size(max = 200) @Nullable String query,
            @TelegramArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor) {}

    /** A topic. */
    public record Topic(
            @Description("Its id; telegram.messages.history and send take it as topic") long id,
            @NotNull @Description("Its name") String name,
            @Description("How many messages are unread") int unread,
            @Nullable @Description("How many of them mention this account; absent if none") Integer mentions,
            @Nullable @Description("When its last message was sent") Instant lastTime,
            @Nullable @Description("Whether it is pinned; absent if not") Boolean pinned,
            @Nullable @Description("Whether only admins may write; absent if not") Boolean closed) {

        static Topic of(JsonNode topic) {
            int mentions = topic.path("unread_mention_count").asInt();
            return new Topic(
                    topic.at("/info/forum_topic_id").asLong(),
                    topic.at("/info/name").asText(),
                    topic.path("unread_count").asInt(),
                    mentions == 0 ? null : mentions,
                    TelegramCalendar.of(topic.at("/last_message/date").asLong()),
                    topic.path("is_pinned").asBoolean() ? true : null,
                    topic.at("/info/is_closed").asBoolean() ? true : null);
        }
    }

    /** A page of topics. */
    public record Topics(
            @NotNull @Description("The group") ChatName chat,
            @NotNull @Rows @Description("Pinned ones first, then the newest") List<Topic> topics,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** Where Telegram goes on. */
    private record Position(long date, long message, long topic) {
        static final Position START = new Position(0, 0, 0);
    }

    @Tool(name = LIST, title = "List topics", effect = Effect.READ, description = "Lists the topics of a group that has them.")
    public Topics list(ListTopics in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramChat chat = chats.readable(telegram, "chat", in.chat(), use);
        requireForum(telegram, chat);
        Position sealed = pages.open(telegram, LIST, in.cursor(), Position.class);
        Position from = sealed == null ? Position.START : sealed;
        JsonNode page = client.read(telegram, TelegramRequest.of("getForumTopics")
                .with("chat_id", chat.id())
                .with("query", in.query() == null ? "" : in.query())
                .with("offset_date", from.date())
                .with("offset_message_id", from.message())
                .with("offset_forum_topic_id", from.topic())
                .with("limit", TelegramArgs.limit(in.limit())));
        return new Topics(ChatName.of(chat), JsonTree.list(page.path("topics"), Topic::of), use.guessed(), next(telegram, page));
    }

    /** Telegram's error would not say why. */
    private void requireForum(Credential telegram, TelegramChat chat) {
        boolean forum = chat.supergroup().isPresent()
                && client.read(telegram, TelegramRequest.of("getSupergroup").with("supergroup_id", chat.supergroup().get())).path("is_forum").asBoolean();
        if (!forum) {
            throw HubException.invalid("chat", chat.title() + " has no topics. Read it with telegram.messages.history.");
        }
    }

    private @Nullable String next(Credential telegram, JsonNode page) {
        Position next = new Position(page.path("next_offset_date").asLong(), page.path("next_offset_message_id").asLong(), page.path("next_offset_forum_topic_id").asLong());
        return next.equals(Position.START) || page.path("topics").isEmpty() ? null : pages.seal(telegram, LIST, next);
    }
}
