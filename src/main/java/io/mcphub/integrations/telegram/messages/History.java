package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from the newest to the oldest. Telegram's library decides how many it gives at once; the first time that may be a
 * single one. So it is asked until there are enough or no more.
 */
@ApplicationScoped
class History {
    private static final int AT_ONCE = 100;
    /** The most parts of an album. */
    private static final int ALBUM = 10;

    @Inject
    TelegramClient client;

    /**
     * Which messages.
     *
     * @param chat their chat
     * @param topic only those of this topic; null for all
     * @param thread only comments on or replies to the message with this id; null for all
     * @param since the oldest moment; null for no bound
     */
    record Where(TelegramChat chat, @Nullable Integer topic, @Nullable Long thread, @Nullable Instant since) {}

    /**
     * Some messages.
     *
     * @param messages the newest first
     * @param more whether older ones follow
     */
    record Found(List<JsonNode> messages, boolean more) {}

    /** Messages older than one with this id; from the newest on if the id is 0. */
    Found before(Credential telegram, Where where, long id, int limit) {
        List<JsonNode> found = new ArrayList<>();
        long from = id;
        while (found.size() < limit) {
            List<JsonNode> page = page(telegram, where, from, 0, Math.min(AT_ONCE, limit - found.size()));
            List<JsonNode> older = olderThan(page, from);
            if (older.isEmpty()) {
                return new Found(found, false);
            }
            List<JsonNode> fitting = older.stream().filter(message -> isSince(message, where.since())).toList();
            found.addAll(fitting);
            if (fitting.size() < older.size()) {
                return new Found(found, false);
            }
            from = older.get(older.size() - 1).path("id").asLong();
        }
        found.addAll(restOfAlbum(telegram, where, found));
        return new Found(found, true);
    }

    /** What follows of the album at the end, so that it is one line, and the next page begins after it. */
    private List<JsonNode> restOfAlbum(Credential telegram, Where where, List<JsonNode> found) {
        JsonNode last = found.isEmpty() ? MissingNode.getInstance() : found.get(found.size() - 1);
        String album = last.path("media_album_id").asText("0");
        if (album.equals("0")) {
            return List.of();
        }
        long from = last.path("id").asLong();
        return olderThan(page(telegram, where, from, 0, ALBUM - 1), from).stream().takeWhile(message -> message.path("media_album_id").asText().equals(album)).toList();
    }

    /** The message itself and messages around it. */
    List<JsonNode> around(Credential telegram, Where where, JsonNode message, int before, int after) {
        long id = message.path("id").asLong();
        List<JsonNode> all = new ArrayList<>(after == 0 ? List.of() : newer(telegram, where, id, after));
        all.add(message);
        all.addAll(before(telegram, where, id, before).messages());
        return all;
    }

    /** The messages right after one, the newest first. The library may give fewer at first, so it is asked until it gives no more. */
    private List<JsonNode> newer(Credential telegram, Where where, long id, int count) {
        List<JsonNode> newer = List.of();
        for (int known = -1; known < newer.size() && newer.size() < count; ) {
            known = newer.size();
            newer = page(telegram, where, id, -count, count + 1).stream().filter(message -> message.path("id").asLong() > id).toList();
        }
        return newer.size() <= count ? newer : newer.subList(newer.size() - count, newer.size());
    }

    /** The id above all messages before a moment: 0 if it lies in the future, or that of no message if all are newer. */
    long idBefore(Credential telegram, TelegramChat chat, Instant moment) {
        JsonNode last = client.read(telegram,
                TelegramRequest.of("getChatMessageByDate").with("chat_id", chat.id()).with("date", moment.getEpochSecond() - (moment.getNano() == 0 ? 1 : 0)).tolerating("Not Found"));
        // 1 is below every message.
        return TelegramErrors.isError(last) ? 1 : last.path("id").asLong() + 1;
    }

    private List<JsonNode> page(Credential telegram, Where where, long from, int offset, int limit) {
        TelegramRequest request = where.thread() != null ? TelegramRequest.of("getMessageThreadHistory").with("message_id", where.thread())
                : where.topic() != null ? TelegramRequest.of("getForumTopicHistory").with("forum_topic_id", where.topic())
                : TelegramRequest.of("getChatHistory").with("only_local", false);
        request.with("chat_id", where.chat().id()).with("from_message_id", from).with("offset", offset).with("limit", limit);
        return JsonTree.list(client.read(telegram, request).path("messages")).stream().filter(JsonNode::isObject).toList();
    }

    private static List<JsonNode> olderThan(List<JsonNode> page, long from) {
        return page.stream().filter(message -> from == 0 || message.path("id").asLong() < from).toList();
    }

    private static boolean isSince(JsonNode message, @Nullable Instant since) {
        return since == null || !Instant.ofEpochSecond(message.path("date").asLong()).isBefore(since);
    }
}
