package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.platform.WholeCharacters;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message, or an album of several, as the tools show it. */
public record TelegramMessage(
        @Description("The message's id inside its chat") long id,
        @Nullable @Description("The chat's id; absent if the answer is about one chat") Long chatId,
        @Nullable @Description("The chat's title; absent if the answer is about one chat") String chatTitle,
        @Nullable @Description("When it was sent") Instant time,
        @Nullable @Description("The author's name") String author,
        @Nullable @Description("The author's id") Long authorId,
        @Nullable @Description("Whether this account wrote it; absent if not") Boolean own,
        @NotNull @Description("What it says; in brackets what else it carries, or what happened") String text,
        @Nullable @Description("What kind it is, if no text: photo, document, voice_note, album, poll, service and others") String kind,
        @Nullable @Description("The ids of an album's parts; telegram.media.get takes them") List<Long> album,
        @Nullable @Description("The message that it answers") Long replyTo,
        @Nullable @Description("The topic's id") Long topic,
        @Nullable @Description("Who wrote it first, if it is forwarded") String forwardedFrom,
        @Nullable @Description("Emoji and how many people gave each") String reactions,
        @Nullable @Description("How many replies or comments it has; history reads them as thread") Integer replies,
        @Nullable @Description("When it was last edited") Instant edited,
        @Nullable @Description("Whether it mentions this account and is unread; absent if not") Boolean unreadMention,
        @Nullable @Description("Whether it is pinned; absent if not") Boolean pinned,
        @Nullable @Description("sending, failed or scheduled; absent if it was sent") String state,
        @Nullable @Description("When it will be sent, if it is scheduled") Instant scheduledAt) {

    private static final String MORE = "… (telegram_messages_get shows all)";

    /**
     * Shows a message, or the parts of an album.
     *
     * @param parts the messages, in the order of their ids
     * @param in their chat if the answer is about several; null otherwise
     * @param max the longest text; a longer one is cut
     */
    static TelegramMessage of(List<JsonNode> parts, @Nullable TelegramChat in, Names names, int max) {
        JsonNode message = parts.get(0);
        boolean album = parts.size() > 1;
        return new TelegramMessage(
                message.path("id").asLong(),
                in == null ? null : in.id(),
                in == null ? null : in.title(),
                moment(message.path("date")),
                author(message, names),
                authorId(message.path("sender_id")),
                yes(message, "is_outgoing"),
                WholeCharacters.cut(album ? MessageText.album(parts, names) : MessageText.of(message, names), max, MORE),
                album ? "album" : MessageText.kind(message.path("content")),
                album ? parts.stream().map(part -> part.path("id").asLong()).toList() : null,
                answered(message),
                number(message.at("/topic_id/forum_topic_id")),
                names.origin(message.at("/forward_info/origin")),
                reactions(parts),
                count(message.at("/interaction_info/reply_info/reply_count")),
                moment(message.path("edit_date")),
                yes(message, "contains_unread_mention"),
                yes(message, "is_pinned"),
                state(message),
                moment(message.at("/scheduling_state/send_date")));
    }

    private static @Nullable String author(JsonNode message, Names names) {
        String sender = names.sender(message.path("sender_id"));
        String signature = JsonTree.text(message, "author_signature");
        return signature == null || sender == null ? sender : sender + " (" + signature + ")";
    }

    private static @Nullable Long authorId(JsonNode sender) {
        return number(sender.has("user_id") ? sender.path("user_id") : sender.path("chat_id"));
    }

    private static @Nullable Long answered(JsonNode message) {
        JsonNode reply = message.path("reply_to");
        boolean here = reply.path("chat_id").asLong() == message.path("chat_id").asLong();
        return here ? number(reply.path("message_id")) : null;
    }

    private static @Nullable String reactions(List<JsonNode> parts) {
        String shown = parts.stream().flatMap(part -> JsonTree.list(part.at("/interaction_info/reactions/reactions")).stream())
                .map(reaction -> emoji(reaction.path("type")) + " " + reaction.path("total_count").asInt())
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? null : shown;
    }

    private static String emoji(JsonNode type) {
        String emoji = JsonTree.text(type, "emoji");
        return emoji != null ? emoji : type.path("@type").asText().equals("reactionTypePaid") ? "star" : "custom emoji";
    }

    private static @Nullable String state(JsonNode message) {
        if (message.has("scheduling_state")) {
            return "scheduled";
        }
        return switch (message.at("/sending_state/@type").asText()) {
            case "messageSendingStatePending" -> "sending";
            case "messageSendingStateFailed" -> "failed";
            default -> null;
        };
    }

    private static @Nullable Boolean yes(JsonNode message, String member) {
        return message.path(member).asBoolean() ? true : null;
    }

    private static @Nullable Long number(JsonNode number) {
        return number.asLong() == 0 ? null : number.asLong();
    }

    private static @Nullable Integer count(JsonNode number) {
        return number.asInt() == 0 ? null : number.asInt();
    }

    private static @Nullable Instant moment(JsonNode seconds) {
        return seconds.asLong() == 0 ? null : Instant.ofEpochSecond(seconds.asLong());
    }
}
