package io.mcphub.integrations.telegram.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** {@code telegram.users.me}. */
@ApplicationScoped
@ToolsOf("telegram")
public class MeTools {
    @Inject
    TelegramClient client;

    /** Arguments of {@code telegram.users.me}. */
    public record WhoAmI() {}

    /** The connected account. */
    public record Me(
            @Description("The account's id") long id,
            @NotNull @Description("The full name") String name,
            @Nullable @Description("The username, without @") String username,
            @Nullable @Description("The phone number") String phone,
            @Nullable @Description("Whether it has Telegram Premium; absent if not") Boolean premium) {}

    @Tool(name = "telegram.users.me", title = "Who am I", effect = Effect.READ, description = "Tells which Telegram account is connected.")
    public Me me(WhoAmI in, Credential telegram) {
        JsonNode user = client.read(telegram, TelegramRequest.of("getMe"));
        String phone = JsonTree.text(user, "phone_number");
        return new Me(
                user.path("id").asLong(), TelegramUser.name(user), TelegramUser.username(user), phone == null ? null : "+" + phone, user.path("is_premium").asBoolean() ? true : null);
    }
}
