package io.mcphub.integrations.telegram.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.text.MessageText;
import io.mcphub.integrations.telegram.text.Names;
import io.mcphub.platform.WholeCharacters;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chat of a list. */
record Dialog(
        @Description("Its id; every tool takes it as chat") long id,
        @NotNull @Description("Its title, or the person's name") String title,
        @NotNull @Description("private, group, channel or secret") String kind,
        @Description("How many messages are unread") int unread,
        @Nullable @Description("How many of them mention this account; absent if none") Integer mentions,
        @Nullable @Description("Whether it was marked as unread by hand; absent if not") Boolean markedUnread,
        @Nullable @Description("Whether its notifications are off; absent if not") Boolean muted,
        @Nullable @Description("Whether it is pinned; absent if not") Boolean pinned,
        @Nullable @Description("Whether it is in the archive; absent if not") Boolean archived,
        @Nullable @Description("When the last message was sent") Instant lastTime,
        @Nullable @Description("The last message, shortened, with its author") String last,
        @Nullable @Description("A message that was begun and not sent") String draft) {

    private static final int PREVIEW = 200;

    static Dialog of(TelegramChat chat, Names names) {
        JsonNode tree = chat.tree();
        return new Dialog(
                chat.id(),
                chat.title(),
                chat.kind(),
                tree.path("unread_count").asInt(),
                positive(tree.path("unread_mention_count").asInt()),
                yes(tree.path("is_marked_as_unread").asBoolean()),
                yes(isMuted(chat)),
                yes(tree.path("positions").valueStream().anyMatch(position -> position.path("is_pinned").asBoolean())),
                yes(chat.isArchived()),
                lastTime(chat),
                last(chat, names),
                draft(tree.at("/draft_message/content/text/text").asText()));
    }

    /** What needs somebody's attention: unread messages, mentions, or a mark by hand. */
    static boolean isUnread(TelegramChat chat) {
        JsonNode tree = chat.tree();
        return tree.path("unread_count").asInt() > 0 || tree.path("unread_mention_count").asInt() > 0 || tree.path("is_marked_as_unread").asBoolean();
    }

    static boolean isMuted(TelegramChat chat) {
        return chat.tree().at("/notification_settings/mute_for").asInt() > 0;
    }

    /** When the last message was sent; null if there is none. */
    static @Nullable Instant lastTime(TelegramChat chat) {
        long seconds = chat.tree().at("/last_message/date").asLong();
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    /** The last message with its author, in one short line; null if there is none. */
    static @Nullable String last(TelegramChat chat, Names names) {
        JsonNode message = chat.tree().path("last_message");
        if (message.isMissingNode()) {
            return null;
        }
        String author = message.path("is_outgoing").asBoolean() ? "me" : names.sender(message.path("sender_id"));
        return cut((author == null ? "" : author + ": ") + MessageText.of(message, names).replaceAll("\\s+", " "));
    }

    private static @Nullable String draft(String text) {
        return text.isBlank() ? null : cut(text);
    }

    private static String cut(String text) {
        return WholeCharacters.cut(text, PREVIEW, "…");
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }

    private static @Nullable Boolean yes(boolean flag) {
        return flag ? true : null;
    }
}
