package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.upstream.JsonTree;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads people in Telegram's answers. */
public final class TelegramUser {
    private TelegramUser() {}

    /** The full name; of a deleted account that it is one. */
    public static String name(JsonNode user) {
        if (user.at("/type/@type").asText().equals("userTypeDeleted")) {
            return "Deleted account";
        }
        String full = Stream.of("first_name", "last_name").map(member -> JsonTree.text(user, member)).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return full.isEmpty() ? user.path("id").asText() : full;
    }

    /** The active usernames of a person, group or channel, without @. */
    public static List<String> usernames(JsonNode owner) {
        return JsonTree.texts(owner.at("/usernames/active_usernames"));
    }

    /** The first of them; null if there is none. */
    public static @Nullable String username(JsonNode owner) {
        return usernames(owner).stream().findFirst().orElse(null);
    }

    /** Whether it is no person. */
    public static boolean isBot(JsonNode user) {
        return user.at("/type/@type").asText().equals("userTypeBot");
    }

    /** What somebody is in a group or channel, from their {@code ChatMemberStatus}. */
    public static String role(JsonNode status) {
        return switch (status.path("@type").asText()) {
            case "chatMemberStatusCreator" -> "owner";
            case "chatMemberStatusAdministrator" -> "admin";
            case "chatMemberStatusRestricted" -> "restricted";
            case "chatMemberStatusLeft" -> "left";
            case "chatMemberStatusBanned" -> "banned";
            default -> "member";
        };
    }
}
