package io.mcphub.integrations.telegram.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person or bot as the tools show them. */
record Person(
        @Description("The person's id; every tool takes it as chat") long id,
        @NotNull @Description("The full name") String name,
        @Nullable @Description("The username, without @") String username,
        @Nullable @Description("The phone number, if this account may see it") String phone,
        @Nullable @Description("Whether it is a contact; absent if not") Boolean contact,
        @Nullable @Description("Whether it is a bot; absent if not") Boolean bot,
        @Nullable @Description("When the person was last online, if Telegram tells") Instant lastOnline,
        @Nullable @Description("online, recently, last_week or last_month, if Telegram tells no time") String seen) {

    static Person of(JsonNode user) {
        String phone = JsonTree.text(user, "phone_number");
        JsonNode status = user.path("status");
        return new Person(
                user.path("id").asLong(),
                TelegramUser.name(user),
                TelegramUser.username(user),
                phone == null ? null : "+" + phone,
                user.path("is_contact").asBoolean() ? true : null,
                TelegramUser.isBot(user) ? true : null,
                status.has("was_online") ? Instant.ofEpochSecond(status.path("was_online").asLong()) : null,
                seen(status.path("@type").asText()));
    }

    private static @Nullable String seen(String status) {
        return switch (status) {
            case "userStatusOnline" -> "online";
            case "userStatusRecently" -> "recently";
            case "userStatusLastWeek" -> "last_week";
            case "userStatusLastMonth" -> "last_month";
            default -> null;
        };
    }
}
