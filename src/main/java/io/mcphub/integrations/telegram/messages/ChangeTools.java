package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.arguments.TelegramPlaces;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.edit} and {@code delete}. */
@ApplicationScoped
@ToolsOf(value = "telegram", previews = true)
public class ChangeTools {
    private static final Set<String> TEXTS = Set.of("messageText", "messageAnimatedEmoji", "messageRichMessage");

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramPlaces places;

    @Inject
    Texts texts;

    /** Arguments of {@code telegram.messages.edit}. */
    public record Edit(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description(TelegramArgs.MESSAGE_ID) @Nullable Long messageId,
            @Description("The new text, or the new caption of a photo or file") @NotBlank @Size(max = Texts.MAX) String text,
            @Description(Texts.MARKDOWN) @Nullable Boolean markdown) {}

    @Tool(
            name = "telegram.messages.edit",
            title = "Edit a message",
            effect = Effect.DESTRUCTIVE,
            idempotent = true,
            description = "Replaces the text of one of the account's own messages; the old text is lost.")
    public Written edit(Edit in, Credential telegram) {
        TelegramPlaces.Place place = places.writable(telegram, in.chat(), in.messageId());
        TelegramRequest text = texts.formatted(telegram, in.text(), in.markdown());
        if (!property(telegram, place.chat(), place.id(), "can_be_edited")) {
            throw HubException.of(Problem.FORBIDDEN, "That message cannot be edited: it is not this account's own, or too old.");
        }
        client.write(telegram, edited(place, text));
        return Written.done(place.chat(), List.of(place.id()));
    }

    private static TelegramRequest edited(TelegramPlaces.Place place, TelegramRequest text) {
        boolean isText = TEXTS.contains(place.message().at("/content/@type").asText());
        TelegramRequest request = isText
                ? TelegramRequest.of("editMessageText").with("input_message_content", TelegramRequest.of("inputMessageText").with("text", text))
                : TelegramRequest.of("editMessageCaption").with("caption", text);
        return request.to(place.chat()).with("message_id", place.id());
    }

    /** Arguments of {@code telegram.messages.delete}. */
    public record Delete(
            @Description("The link of one message; or the chat, and message_ids") @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description("Ids of the messages, also of scheduled and queued ones; not needed with a link") @Size(max = 100) @Nullable List<Long> messageIds,
            @Description("For this account only; default for everybody") @Nullable Boolean onlyForMe) {}

    @Tool(
            name = "telegram.messages.delete",
            title = "Delete messages",
            effect = Effect.DESTRUCTIVE,
            description = "Deletes messages for everybody, or for this account only. Cancels scheduled messages, and queued ones that were not sent yet.")
    public Written delete(Delete in, Credential telegram) {
        boolean mine = Boolean.TRUE.equals(in.onlyForMe());
        TelegramChat chat;
        List<Long> ids;
        if (in.messageIds() == null || in.messageIds().isEmpty()) {
            TelegramPlaces.Place place = places.writable(telegram, in.chat(), null);
            chat = place.chat();
            ids = List.of(place.id());
        } else {
            chat = chats.writable(telegram, "chat", in.chat());
            ids = in.messageIds();
        }
        ids.forEach(id -> places.in(telegram, chat, id));
        ids.forEach(id -> requireDeletable(telegram, chat, id, mine));
        client.write(telegram, TelegramRequest.of("deleteMessages").to(chat).with("message_ids", ids).with("revoke", !mine));
        return Written.done(chat, ids);
    }

    /** Telegram would delete less than was asked for without saying so. */
    private void requireDeletable(Credential telegram, TelegramChat chat, long id, boolean onlyForMe) {
        if (id % TelegramClient.SERVER_ID != 0) {
            return;
        }
        if (!property(telegram, chat, id, onlyForMe ? "can_be_deleted_only_for_self" : "can_be_deleted_for_all_users")) {
            throw HubException.of(Problem.FORBIDDEN, "Message " + id + " cannot be deleted "
                    + (onlyForMe ? "for this account only. Leave out only_for_me to delete it for everybody." : "for everybody: this account has not the right, or it is too old. Nothing was deleted."));
        }
    }

    private boolean property(Credential telegram, TelegramChat chat, long id, String name) {
        JsonNode properties = client.read(telegram, TelegramRequest.of("getMessageProperties").to(chat).with("message_id", id));
        return !TelegramErrors.isError(properties) && properties.path(name).asBoolean();
    }
}
