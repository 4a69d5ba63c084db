package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramArgs;
import io.mcphub.integrations.telegram.arguments.TelegramCalendar;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.arguments.TelegramPlaces;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code telegram.messages.send} and {@code forward}. */
@ApplicationScoped
@ToolsOf(value = "telegram", previews = true)
public class SendTools {

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    @Inject
    TelegramPlaces places;

    @Inject
    Texts texts;

    @Inject
    Sending sending;

    @Inject
    TelegramCalendar calendar;

    @Inject
    HubClock clock;

    /** Arguments of {@code telegram.messages.send}. */
    public record Send(
            @Description(TelegramArgs.WHERE) @NotBlank @Size(max = TelegramArgs.NAME) @Aliases("peer") String chat,
            @Description("The text, 4096 characters at most") @NotBlank @Size(max = Texts.MAX) String text,
            @Description(Texts.MARKDOWN) @Nullable Boolean markdown,
            @Description("Id of a message in the chat to reply to") @Nullable Long replyTo,
            @Description(TelegramArgs.TOPIC) @Nullable Integer topic,
            @Description("Without a sound for the others") @Nullable Boolean silent,
            @Description("Whether the first link gets its preview; default true") @Nullable Boolean linkPreview,
            @Description("Send later: 2026-01-15T09:00 or another time in the future") @Size(max = 40) @Nullable String at) {}

    @Tool(
            name = "telegram.messages.send",
            title = "Send a message",
            effect = Effect.WRITE,
            core = true,
            description = "Sends a text as the connected person. Answers sent only when Telegram has confirmed it; queued means that it may still be sent: look, and do not send it again.")
    public Written send(Send in, Credential telegram) {
        TelegramChat chat = chats.writable(telegram, "chat", in.chat());
        TelegramRequest options = options(telegram, in.silent(), in.at());
        TelegramRequest text = texts.message(telegram, in.text(), in.markdown(), in.linkPreview());
        if (in.replyTo() != null) {
            places.in(telegram, chat, in.replyTo());
        }
        JsonNode taken = client.write(telegram, TelegramRequest.of("sendMessage")
                .to(chat)
                .with("topic_id", topic(in.topic()))
                .with("reply_to", in.replyTo() == null ? null : TelegramRequest.of("inputMessageReplyToMessage").with("message_id", in.replyTo()))
                .with("options", options)
                .with("input_message_content", text));
        return sending.confirmed(telegram, chat, List.of(taken));
    }

    /** Arguments of {@code telegram.messages.forward}. */
    public record Forward(
            @Description("Where the messages are: as chat") @NotBlank @Size(max = TelegramArgs.NAME) String fromChat,
            @Description("Their ids; the oldest is forwarded first") @NotEmpty @Size(max = 100) List<Long> messageIds,
            @Description(TelegramArgs.WHERE) @NotBlank @Size(max = TelegramArgs.NAME) String chat,
            @Description(TelegramArgs.TOPIC) @Nullable Integer topic,
            @Description("As copies that do not name the author") @Nullable Boolean copy,
            @Description("Without a sound for the others") @Nullable Boolean silent,
            @Description("Forward later: a time in the future") @Size(max = 40) @Nullable String at) {}

    @Tool(
            name = "telegram.messages.forward",
            title = "Forward messages",
            effect = Effect.WRITE,
            description = "Forwards messages from one chat to another, which then sees who wrote them. Confirmed as telegram.messages.send is.")
    public Written forward(Forward in, Credential telegram) {
        TelegramChat chat = chats.writable(telegram, "chat", in.chat());
        TelegramChat from = chats.readable(telegram, "from_chat", in.fromChat(), NameMatching.EXACT);
        TelegramRequest options = options(telegram, in.silent(), in.at());
        List<Long> ids = in.messageIds().stream().distinct().sorted().toList();
        ids.forEach(id -> places.in(telegram, from, id));
        JsonNode taken = client.write(telegram, TelegramRequest.of("forwardMessages")
                .to(chat)
                .with("topic_id", topic(in.topic()))
                .with("from_chat_id", from.id())
                .with("message_ids", ids)
                .with("options", options)
                .with("send_copy", Boolean.TRUE.equals(in.copy()))
                .with("remove_caption", false));
        List<JsonNode> messages = JsonTree.list(taken.path("messages")).stream().filter(JsonNode::isObject).toList();
        if (messages.isEmpty()) {
            throw HubException.invalid("message_ids", "Telegram forwards none of these messages, for instance because their chat protects them.");
        }
        Written written = sending.confirmed(telegram, chat, messages);
        int left = ids.size() - messages.size();
        return left == 0 ? written : written.withNext(left + " of the messages cannot be forwarded. " + (written.next() == null ? "" : written.next()));
    }

    private TelegramRequest options(Credential telegram, @Nullable Boolean silent, @Nullable String at) {
        Instant time = calendar.moment(telegram, at);
        if (time != null && !time.isAfter(clock.now())) {
            throw HubException.invalid("at", "at lies in the past. Give a time in the future, or leave it out to send now.");
        }
        return TelegramRequest.of("messageSendOptions")
                .with("disable_notification", Boolean.TRUE.equals(silent))
                .with("scheduling_state", time == null ? null : TelegramRequest.of("messageSchedulingStateSendAtDate").with("send_date", time.getEpochSecond()));
    }

    private static @Nullable TelegramRequest topic(@Nullable Integer topic) {
        return topic == null ? null : TelegramRequest.of("messageTopicForum").with("forum_topic_id", topic);
    }
}
