package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches messages in one chat or in all. Telegram may answer fewer at once than were asked for, so it is asked on. */
@ApplicationScoped
class Search {
    /** How often Telegram is asked for one page. */
    private static final int MOST_CALLS = 5;
    private static final int AT_ONCE = 100;

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    History history;

    /**
     * What is looked for.
     *
     * @param query the words; may be empty if a kind or a sender is given
     * @param filter the type of a {@code SearchMessagesFilter}
     * @param sender whose messages; null for everybody's
     */
    record Query(String query, String filter, @Nullable TelegramChat sender, @Nullable Integer topic, @Nullable Instant since, @Nullable Instant until) {}

    /**
     * Some hits.
     *
     * @param messages the newest first
     * @param chats the chats of those that may be shown
     * @param next where to go on; null at the end
     * @param total how many there are, as far as Telegram knows; null if it counts others too
     */
    record Hits(List<JsonNode> messages, Map<Long, TelegramChat> chats, @Nullable String next, @Nullable Integer total) {}

    /** Hits in one chat, from a message on; from the newest if {@code from} is null. */
    Hits in(Credential telegram, TelegramChat chat, Query query, @Nullable String from, int limit) {
        long id = from != null ? Long.parseLong(from) : query.until() == null ? 0 : history.idBefore(telegram, chat, query.until());
        List<JsonNode> found = new ArrayList<>();
        Integer total = null;
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            JsonNode page = client.read(telegram, request(chat, query, id, limit - found.size()));
            total = total == null ? JsonTree.count(page, "total_count") : total;
            boolean reachedSince = !add(JsonTree.list(page.path("messages")), query, found);
            id = page.path("next_from_message_id").asLong();
            if (id == 0 || reachedSince) {
                return new Hits(found, Map.of(chat.id(), chat), null, counted(query, total));
            }
            if (found.size() >= limit) {
                break;
            }
        }
        return new Hits(found, Map.of(chat.id(), chat), String.valueOf(id), counted(query, total));
    }

    private static @Nullable Integer counted(Query query, @Nullable Integer total) {
        return query.since() == null && query.until() == null ? total : null;
    }

    private static TelegramRequest request(TelegramChat chat, Query query, long from, int limit) {
        return TelegramRequest.of("searchChatMessages")
                .with("chat_id", chat.id())
                .with("topic_id", query.topic() == null ? null : TelegramRequest.of("messageTopicForum").with("forum_topic_id", query.topic()))
                .with("query", query.query())
                .with("sender_id", query.sender() == null ? null : sender(query.sender()))
                .with("from_message_id", from)
                .with("offset", 0)
                .with("limit", Math.min(AT_ONCE, limit))
                .with("filter", TelegramRequest.of(query.filter()));
    }

    private static TelegramRequest sender(TelegramChat sender) {
        return sender.person().isPresent()
                ? TelegramRequest.of("messageSenderUser").with("user_id", sender.person().get())
                : TelegramRequest.of("messageSenderChat").with("chat_id", sender.id());
    }

    /** Adds messages until one is too old. Returns whether none was. */
    private static boolean add(List<JsonNode> page, Query query, List<JsonNode> found) {
        List<JsonNode> fitting = page.stream().filter(message -> isSince(message, query.since())).toList();
        found.addAll(fitting);
        return fitting.size() == page.size();
    }

    private static boolean isSince(JsonNode message, @Nullable Instant since) {
        return since == null || !Instant.ofEpochSecond(message.path("date").asLong()).isBefore(since);
    }

    /** Hits in all chats within reach. Telegram cannot search everywhere by sender, so that is compared here. */
    Hits everywhere(Credential telegram, Query query, @Nullable String from, int limit) {
        Map<Long, TelegramChat> shown = new LinkedHashMap<>();
        List<JsonNode> found = new ArrayList<>();
        String next = from == null ? "" : from;
        for (int calls = 0; calls < MOST_CALLS && found.size() < limit; calls++) {
            JsonNode page = client.read(telegram, everywhere(query, next, limit - found.size()));
            List<JsonNode> messages = JsonTree.list(page.path("messages")).stream().filter(message -> isFrom(message, query.sender())).toList();
            shown.putAll(chats.shown(telegram, messages.stream().map(message -> message.path("chat_id").asLong()).toList()));
            messages.stream().filter(message -> shown.containsKey(message.path("chat_id").asLong())).forEach(found::add);
            next = page.path("next_offset").asText();
            if (next.isEmpty()) {
                return new Hits(found, shown, null, null);
            }
        }
        return new Hits(found, shown, next, null);
    }

    private static TelegramRequest everywhere(Query query, String offset, int limit) {
        return TelegramRequest.of("searchMessages")
                .with("query", query.query())
                .with("offset", offset)
                .with("limit", Math.min(AT_ONCE, limit))
                .with("filter", TelegramRequest.of(query.filter()))
                .with("min_date", query.since() == null ? 0 : query.since().getEpochSecond())
                .with("max_date", query.until() == null ? 0 : query.until().getEpochSecond() - 1);
    }

    private static boolean isFrom(JsonNode message, @Nullable TelegramChat sender) {
        return sender == null || message.at("/sender_id/user_id").asLong() == sender.id() || message.at("/sender_id/chat_id").asLong() == sender.id();
    }
}
