package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramPlaces;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.integrations.telegram.text.TelegramMessage;
import io.mcphub.integrations.telegram.text.TelegramMessages;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.get} and {@code context}. */
@ApplicationScoped
@ToolsOf("telegram")
public class MessageTools {
    private static final int AROUND = 5;

    @Inject
    TelegramClient client;

    @Inject
    TelegramPlaces places;

    @Inject
    History history;

    @Inject
    TelegramMessages messages;

    /** Arguments that name one message. */
    public record Which(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases({"peer", "link"}) String chat,
            @Description(TelegramArgs.MESSAGE_ID) @Nullable Long messageId) {}

    /** One message. */
    public record OneMessage(
            @NotNull @Description("The message's chat") ChatName chat,
            @NotNull @Description("The message, with its whole text") TelegramMessage message,
            @Nullable @Description("The link to it, if it has one") String url,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed) {}

    @Tool(name = "telegram.messages.get", title = "Read one message", effect = Effect.READ, description = "Reads one message with its whole text, by t.me link, or by chat and id.")
    public OneMessage get(Which in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramPlaces.Place place = places.readable(telegram, in.chat(), in.messageId(), use);
        return new OneMessage(ChatName.of(place.chat()), messages.whole(telegram, place.message()), link(telegram, place), use.guessed());
    }

    /** Only messages of supergroups and channels have links. */
    private @Nullable String link(Credential telegram, TelegramPlaces.Place place) {
        if (place.chat().supergroup().isEmpty()) {
            return null;
        }
        JsonNode link = client.known(telegram, List.of(TelegramRequest.of("getMessageLink").with("chat_id", place.chat().id()).with("message_id", place.id()))).get(0);
        return TelegramErrors.isError(link) ? null : JsonTree.text(link, "link");
    }

    /** Arguments of {@code telegram.messages.context}. */
    public record Around(
            @Description(TelegramArgs.MESSAGE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases({"peer", "link"}) String chat,
            @Description(TelegramArgs.MESSAGE_ID) @Nullable Long messageId,
            @Description("How many messages before it; default 5") @Min(0) @Max(50) @Nullable Integer before,
            @Description("How many messages after it; default 5") @Min(0) @Max(50) @Nullable Integer after) {}

    /** A message and its neighbours. */
    public record Context(
            @NotNull @Description("The chat") ChatName chat,
            @Description("The message that was asked for") long messageId,
            @NotNull @Rows @Description("It and the messages around it, newest first; of a topic only those of the topic") List<TelegramMessage> messages,
            @Nullable @Description(TelegramArgs.GUESSED) List<String> guessed) {}

    @Tool(
            name = "telegram.messages.context",
            title = "Read around a message",
            effect = Effect.READ,
            description = "Reads the messages before and after one, such as a hit of telegram.messages.search.")
    public Context context(Around in, Credential telegram) {
        NameMatching use = NameMatching.guessing();
        TelegramPlaces.Place place = places.readable(telegram, in.chat(), in.messageId(), use);
        Integer topic = JsonTree.count(place.message().path("topic_id"), "forum_topic_id");
        List<JsonNode> around = history.around(telegram, new History.Where(place.chat(), topic, null, null), place.message(), or(in.before()), or(in.after()));
        return new Context(ChatName.of(place.chat()), place.id(), messages.listed(telegram, around), use.guessed());
    }

    private static int or(@Nullable Integer asked) {
        return asked == null ? AROUND : asked;
    }
}
