package io.mcphub.integrations.telegram.text;

import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;

/** Which chat a tool means: every answer says it, so that a mistake is seen. */
public record ChatName(
        @Description("Its id; every tool takes it as chat") long id,
        @NotNull @Description("Its title, or the person's name") String title,
        @NotNull @Description("private, group, channel or secret") String kind) {

    public static ChatName of(TelegramChat chat) {
        return new ChatName(chat.id(), chat.title(), chat.kind());
    }
}
