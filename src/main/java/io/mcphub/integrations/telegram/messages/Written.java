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
        @NotNull @Description("sent, scheduled, queued (it may still be sent), done, or preview (nothing was changed)") String state,
        @NotNull @Description("The messages, by id") List<Long> messageIds,
        @Nullable @Description("When it was sent, or will be") Instant time,
        @Nullable @Description("In a preview: what would be sent or changed") String wouldSend,
        @Nullable @Description("What to do next, if something is open") String next) {

    /** Telegram confirmed it. */
    static Written done(TelegramChat chat, List<Long> messages) {
        return new Written(ChatName.of(chat), "done", messages, null, null, null);
    }

    /** Nothing was changed; this is what would be. */
    static Written preview(TelegramChat chat, List<Long> messages, String would) {
        return new Written(ChatName.of(chat), "preview", messages, null, would, null);
    }

    Written withNext(String sentence) {
        return new Written(chat, state, messageIds, time, wouldSend, sentence);
    }
}
