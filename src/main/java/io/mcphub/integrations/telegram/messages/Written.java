package io.mcphub.integrations.telegram.messages;

import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change did, and in which chat. */
public record Written(
        @NotNull @Description("The chat that was meant") ChatName chat,
        @NotNull @Description("sent, scheduled, queued (it may still be sent), or done") String state,
        @NotNull @Description("The messages, by id") List<Long> messageIds,
        @Nullable @Description("When it was sent, or will be") Instant time,
        @Nullable @Description("What to do next, if something is open") String next) {

    /** Telegram confirmed it. */
    static Written done(TelegramChat chat, List<Long> messages) {
        return new Written(ChatName.of(chat), "done", messages, null, null);
    }

    Written withNext(String sentence) {
        return new Written(chat, state, messageIds, time, sentence);
    }
}
