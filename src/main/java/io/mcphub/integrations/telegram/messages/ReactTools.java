package io.mcphub.integrations.telegram.messages;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramPlaces;
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

/** {@code telegram.messages.react} and {@code pin}. */
@ApplicationScoped
@ToolsOf(value = "telegram", previews = true)
public class ReactTools {
    /** Keyboards add it to a heart and others; Telegram knows its reactions without. */
    private static final String EMOJI_STYLE = "\uFE0F";

    @Inject
    TelegramClient client;

    @Inject
    TelegramPlaces places;

    /** Arguments of {@code telegram.messages.react}. */
    public record React(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description(TelegramArgs.MESSAGE_ID) @Nullable Long messageId,
            @Description("The emoji itself, such as 👍") @NotBlank @Size(max = 20) String emoji,
            @Description("Takes the reaction back instead") @Nullable Boolean remove) {}

    @Tool(
            name = "telegram.messages.react",
            title = "React to a message",
            effect = Effect.WRITE,
            idempotent = true,
            description = "Adds an emoji reaction of the account to a message, or takes it back. Without Premium it replaces the account's earlier one.")
    public Written react(React in, Credential telegram) {
        TelegramPlaces.Place place = places.writable(telegram, in.chat(), in.messageId());
        boolean remove = Boolean.TRUE.equals(in.remove());
        TelegramRequest request = remove
                ? TelegramRequest.of("removeMessageReaction")
                : TelegramRequest.of("addMessageReaction").with("is_big", false).with("update_recent_reactions", false);
        request.to(place.chat()).with("message_id", place.id()).with("reaction_type", TelegramRequest.of("reactionTypeEmoji").with("emoji", in.emoji().strip().replace(EMOJI_STYLE, "")));
        return changed(telegram, place, request);
    }

    /** Arguments of {@code telegram.messages.pin}. */
    public record Pin(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description(TelegramArgs.MESSAGE_ID) @Nullable Long messageId,
            @Description("Unpins it instead") @Nullable Boolean unpin,
            @Description("With a notification for the members; default without") @Nullable Boolean loud,
            @Description("In a direct chat: for this account only") @Nullable Boolean onlyForMe) {}

    @Tool(name = "telegram.messages.pin", title = "Pin a message", effect = Effect.WRITE, idempotent = true, description = "Pins a message in its chat, or unpins it.")
    public Written pin(Pin in, Credential telegram) {
        TelegramPlaces.Place place = places.writable(telegram, in.chat(), in.messageId());
        boolean unpin = Boolean.TRUE.equals(in.unpin());
        TelegramRequest request = unpin
                ? TelegramRequest.of("unpinChatMessage")
                : TelegramRequest.of("pinChatMessage").with("disable_notification", !Boolean.TRUE.equals(in.loud())).with("only_for_self", Boolean.TRUE.equals(in.onlyForMe()));
        request.to(place.chat()).with("message_id", place.id());
        return changed(telegram, place, request);
    }

    private Written changed(Credential telegram, TelegramPlaces.Place place, TelegramRequest request) {
        client.write(telegram, request);
        return Written.done(place.chat(), List.of(place.id()));
    }
}
