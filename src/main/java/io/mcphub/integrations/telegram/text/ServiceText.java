package io.mcphub.integrations.telegram.text;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What happened in a chat, as a few words: somebody joined, a message was pinned. */
final class ServiceText {
    private static final Map<String, BiFunction<JsonNode, Names, String>> SHOWN = Map.ofEntries(
            entry("messageBasicGroupChatCreate", (content, names) -> "created the group " + content.path("title").asText()),
            entry("messageSupergroupChatCreate", (content, names) -> "created " + content.path("title").asText()),
            entry("messageChatChangeTitle", (content, names) -> "changed the title to " + content.path("title").asText()),
            entry("messageChatChangePhoto", (content, names) -> "changed the photo"),
            entry("messageChatDeletePhoto", (content, names) -> "removed the photo"),
            entry("messageChatAddMembers", (content, names) -> "added " + people(content.path("member_user_ids"), names)),
            entry("messageChatJoinByLink", (content, names) -> "joined by a link"),
            entry("messageChatJoinByRequest", (content, names) -> "was let in"),
            entry("messageChatDeleteMember", (content, names) -> "removed " + names.person(content.path("user_id").asLong())),
            entry("messageChatUpgradeTo", (content, names) -> "made the group a supergroup"),
            entry("messageChatUpgradeFrom", (content, names) -> "made the group a supergroup"),
            entry("messagePinMessage", (content, names) -> "pinned message " + content.path("message_id").asText()),
            entry("messageScreenshotTaken", (content, names) -> "took a screenshot"),
            entry("messageChatSetMessageAutoDeleteTime", (content, names) -> "set messages to vanish after " + content.path("message_auto_delete_time").asInt() + " seconds"),
            entry("messageForumTopicCreated", (content, names) -> "created the topic " + content.path("name").asText()),
            entry("messageForumTopicEdited", (content, names) -> content.path("name").asText().isEmpty() ? "changed the topic's icon" : "renamed the topic to " + content.path("name").asText()),
            entry("messageForumTopicIsClosedToggled", (content, names) -> (content.path("is_closed").asBoolean() ? "closed" : "opened") + " the topic"),
            entry("messageVideoChatStarted", (content, names) -> "started a video chat"),
            entry("messageVideoChatEnded", (content, names) -> "ended the video chat"),
            entry("messageContactRegistered", (content, names) -> "joined Telegram"),
            entry("messageCustomServiceAction", (content, names) -> content.path("text").asText()));

    private ServiceText() {}

    /** Whether a content tells what happened, and is not what somebody wrote. */
    static boolean is(JsonNode content) {
        return SHOWN.containsKey(content.path("@type").asText());
    }

    /** The words; empty for a message that somebody wrote. */
    static Optional<String> of(JsonNode message, Names names) {
        JsonNode content = message.path("content");
        return byThemselves(message).or(() -> Optional.ofNullable(SHOWN.get(content.path("@type").asText())).map(shown -> shown.apply(content, names)));
    }

    /** Who leaves removes themselves in Telegram's words, and who joins adds themselves. */
    private static Optional<String> byThemselves(JsonNode message) {
        JsonNode content = message.path("content");
        long author = message.at("/sender_id/user_id").asLong();
        JsonNode added = content.path("member_user_ids");
        return switch (content.path("@type").asText()) {
            case "messageChatDeleteMember" -> content.path("user_id").asLong() == author ? Optional.of("left") : Optional.empty();
            case "messageChatAddMembers" -> added.size() == 1 && added.path(0).asLong() == author ? Optional.of("joined") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String people(JsonNode ids, Names names) {
        return JsonTree.list(ids).stream().map(id -> names.person(id.asLong())).collect(Collectors.joining(", "));
    }
}
