package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramCalendar;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.arguments.TelegramPages;
import io.mcphub.integrations.telegram.client.TelegramChat;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.search}. */
@ApplicationScoped
@ToolsOf("telegram")
public class SearchTools {
    private static final String SEARCH = "telegram.messages.search";

    @Inject
    Search search;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramMessages messages;

    @Inject
    TelegramCalendar calendar;

    @Inject
    TelegramPages pages;

    /** What kind of message. */
    public enum Kind {
        @JsonProperty("photo")
        PHOTO("Photo", true),
        @JsonProperty("video")
        VIDEO("Video", true),
        @JsonProperty("document")
        DOCUMENT("Document", true),
        @JsonProperty("audio")
        AUDIO("Audio", true),
        @JsonProperty("voice")
        VOICE("VoiceNote", true),
        @JsonProperty("animation")
        ANIMATION("Animation", true),
        @JsonProperty("link")
        LINK("Url", true),
        @JsonProperty("poll")
        POLL("Poll", true),
        @JsonProperty("mention")
        MENTION("Mention", false),
        @JsonProperty("pinned")
        PINNED("Pinned", false);

        private final String filter;
        private final boolean everywhere;

        Kind(String filter, boolean everywhere) {
            this.filter = filter;
            this.everywhere = everywhere;
        }
    }

    /** Arguments of {@code telegram.messages.search}. */
    public record SearchMessages(
            @Description("Words; may be left out with kind, or with from in one chat") @Size(max = 500) @Nullable String query,
            @Description(TelegramArgs.CHAT + "; default all chats") @Size(max = TelegramArgs.NAME) @Aliases("peer") @Nullable String chat,
            @TelegramArgs.Limit @Nullable Integer limit,
            @Paging.Cursor @Nullable String cursor,
            @Description("Whose messages: as chat") @Size(max = TelegramArgs.NAME) @Aliases("sender") @Nullable String from,
            @Description("What kind; mention and pinned only in one chat") @Nullable Kind kind,
            @Description(TelegramArgs.SINCE) @Size(max = 40) @Nullable String since,
            @Description(TelegramArgs.UNTIL) @Size(max = 40) @Nullable String until,
            @Description(TelegramArgs.TOPIC + "; with chat") @Nullable Integer topic) {}

    /** A page of hits. */
    public record Hits(
            @Nullable @Description("The chat that was searched; absent if all were") ChatName chat,
            @NotNull @Rows @Description("Newest first, each with its chat") List<TelegramMessage> messages,
            @Nullable @Description("How many there are, if Telegram tells") Integer total,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed,
            @Nullable @Description(Paging.NEXT) String nextCursor) {}

    /** Telegram's own place in a list of hits. */
    private record Position(String next) {}

    @Tool(
            name = SEARCH,
            title = "Search messages",
            effect = Effect.READ,
            core = true,
            description = "Searches one chat or all chats, by words, sender, kind and time. Give a hit's chat_id and id to telegram.messages.context to read around it.")
    public Hits search(SearchMessages in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramChat chat = named(telegram, "chat", in.chat(), use);
        Search.Query query = query(telegram, in, chat != null, use);
        Position at = pages.open(telegram, SEARCH, in.cursor(), Position.class);
        String from = at == null ? null : at.next();
        int limit = TelegramArgs.limit(in.limit());
        Search.Hits hits = chat == null ? search.everywhere(telegram, query, from, limit) : search.in(telegram, chat, query, from, limit);
        return new Hits(
                chat == null ? null : ChatName.of(chat),
                messages.among(telegram, hits.messages(), hits.chats()),
                hits.total(),
                use.guessed(),
                hits.next() == null ? null : pages.seal(telegram, SEARCH, new Position(hits.next())));
    }

    private @Nullable TelegramChat named(Credential telegram, String field, @Nullable String reference, NameMatching use) {
        return reference == null || reference.isBlank() ? null : chats.readable(telegram, field, reference, use);
    }

    private Search.Query query(Credential telegram, SearchMessages in, boolean oneChat, NameMatching use) {
        String words = in.query() == null ? "" : in.query().strip();
        requireSomething(in, words, oneChat);
        return new Search.Query(
                words,
                "searchMessagesFilter" + (in.kind() == null ? "Empty" : in.kind().filter),
                named(telegram, "from", in.from(), use),
                in.topic(),
                calendar.instant(telegram, "since", in.since()),
                calendar.instant(telegram, "until", in.until()));
    }

    private static void requireSomething(SearchMessages in, String words, boolean oneChat) {
        if (words.isEmpty() && in.kind() == null && !(oneChat && in.from() != null)) {
            throw HubException.invalid("query", "Give words to search for, a kind, or from together with chat. To read a chat use telegram.messages.history.");
        }
        if (!oneChat && in.topic() != null) {
            throw HubException.invalid("topic", "A topic belongs to a chat. Give chat too.");
        }
        if (!oneChat && in.kind() != null && !in.kind().everywhere) {
            throw HubException.invalid("kind", "Telegram finds this kind only in one chat. Give chat too; telegram.unread.summary shows all unread mentions.");
        }
    }
}
