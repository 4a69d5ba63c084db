package io.mcphub.integrations.telegram.messages;

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
import io.mcphub.integrations.telegram.text.TelegramMessage;
import io.mcphub.integrations.telegram.text.TelegramMessages;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.history}. */
@ApplicationScoped
@ToolsOf("telegram")
public class HistoryTools {
    private static final String HISTORY = "telegram.messages.history";

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    History history;

    @Inject
    Threads threads;

    @Inject
    TelegramMessages messages;

    @Inject
    TelegramCalendar calendar;

    @Inject
    TelegramPages pages;

    /** Arguments of {@code telegram.messages.history}. */
    public record ReadHistory(
            @Description(TelegramArgs.CHAT) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @TelegramArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description(TelegramArgs.SINCE) @Size(max = 40) @Nullable String since,
            @Description(TelegramArgs.UNTIL) @Size(max = 40) @Nullable String until,
            @Description("Only messages older than this one") @Nullable Long beforeId,
            @Description(TelegramArgs.TOPIC) @Nullable Integer topic,
            @Description("Id of a post or message: its comments or replies alone") @Nullable Long thread,
            @Description("The account's scheduled messages in the chat instead, all of them") @Nullable Boolean scheduled) {}

    /** A page of messages. */
    public record Page(
            @NotNull @Description("The chat that was read; of a channel's comments its group") ChatName chat,
            @Nullable @Description("To write into the thread, reply to this message in chat") Long threadId,
            @NotNull @Rows @Description("Newest first") List<TelegramMessage> messages,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** The end of a page: the oldest message on it, and the bound, so that {@code 24h} means the same on every page. */
    private record Position(long id, @Nullable Long since) {
        @Nullable Instant oldest() {
            return since == null ? null : Instant.ofEpochMilli(since);
        }
    }

    @Tool(
            name = HISTORY,
            title = "Read messages",
            effect = Effect.READ,
            core = true,
            description = "Reads a chat, newest first, with authors, replies, reactions, and a line for each photo, file, voice message, poll or event. Marks nothing as read.")
    public Page history(ReadHistory in, Credential telegram) {
        requireOneKind(in);
        NameMatching use = NameMatching.guessing();
        TelegramChat named = chats.readable(telegram, "chat", in.chat(), use);
        Threads.Thread thread = in.thread() == null ? null : threads.of(telegram, named, in.thread());
        TelegramChat chat = thread == null ? named : thread.chat();
        if (Boolean.TRUE.equals(in.scheduled())) {
            return new Page(ChatName.of(chat), null, messages.listed(telegram, scheduled(telegram, chat)), use.guessed(), null);
        }
        Position from = position(telegram, chat, in);
        History.Found found = history.before(telegram, new History.Where(chat, in.topic(), id(thread), from.oldest()), from.id(), TelegramArgs.limit(in.limit()));
        List<JsonNode> page = found.messages();
        String next = found.more() ? pages.seal(telegram, HISTORY, new Position(page.get(page.size() - 1).path("id").asLong(), from.since())) : null;
        return new Page(ChatName.of(chat), id(thread), messages.listed(telegram, page), use.guessed(), next);
    }

    private static void requireOneKind(ReadHistory in) {
        if (Stream.of(in.topic() != null, in.thread() != null, Boolean.TRUE.equals(in.scheduled())).filter(given -> given).count() > 1) {
            throw HubException.invalid("thread", "Give only one of topic, thread and scheduled.");
        }
    }

    private static @Nullable Long id(Threads.@Nullable Thread thread) {
        return thread == null ? null : thread.id();
    }

    private List<JsonNode> scheduled(Credential telegram, TelegramChat chat) {
        return JsonTree.list(client.read(telegram, TelegramRequest.of("getChatScheduledMessages").with("chat_id", chat.id())).path("messages"));
    }

    private Position position(Credential telegram, TelegramChat chat, ReadHistory in) {
        Position before = pages.open(telegram, HISTORY, in.cursor(), Position.class);
        if (before != null) {
            return before;
        }
        Instant until = calendar.instant(telegram, "until", in.until());
        Instant since = calendar.instant(telegram, "since", in.since());
        if (until != null && in.beforeId() != null) {
            throw HubException.invalid("before_id", "Give either until or before_id, not both.");
        }
        long id = in.beforeId() != null ? in.beforeId() : until == null ? 0 : history.idBefore(telegram, chat, until);
        return new Position(id, since == null ? null : since.toEpochMilli());
    }
}
