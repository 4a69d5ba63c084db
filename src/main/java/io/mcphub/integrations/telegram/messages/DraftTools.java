package io.mcphub.integrations.telegram.messages;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.drafts.set}. */
@ApplicationScoped
@ToolsOf(value = "telegram", previews = true)
public class DraftTools {
    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    Texts texts;

    /** Arguments of {@code telegram.drafts.set}. */
    public record SetDraft(
            @Description(TelegramArgs.WHERE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description("The draft; leave it out to remove the draft") @Size(max = Texts.MAX) @Nullable String text,
            @Description(Texts.MARKDOWN) @Nullable Boolean markdown,
            @Description("Id of a message to reply to") @Nullable Long replyTo,
            @Description(TelegramArgs.TOPIC) @Nullable Integer topic) {}

    @Tool(
            name = "telegram.drafts.set",
            title = "Write a draft",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            description = "Puts a text into a chat's input field, where the person finds it in every Telegram app and may send it. Sends nothing. Replaces the chat's present draft.")
    public Written set(SetDraft in, Credential telegram) {
        TelegramChat chat = chats.writable(telegram, "chat", in.chat());
        boolean empty = in.text() == null || in.text().isBlank();
        TelegramRequest text = empty ? null : texts.formatted(telegram, in.text(), in.markdown());
        client.write(telegram, TelegramRequest.of("setChatDraftMessage")
                .to(chat)
                .with("topic_id", in.topic() == null ? null : TelegramRequest.of("messageTopicForum").with("forum_topic_id", in.topic()))
                .with("draft_message", text == null ? null : draft(text, in.replyTo())));
        return Written.done(chat, List.of());
    }

    private static TelegramRequest draft(TelegramRequest text, @Nullable Long replyTo) {
        return TelegramRequest.of("draftMessage")
                .with("reply_to", replyTo == null ? null : TelegramRequest.of("inputMessageReplyToMessage").with("message_id", replyTo))
                .with("content", TelegramRequest.of("draftMessageContentText").with("text", text));
    }
}
