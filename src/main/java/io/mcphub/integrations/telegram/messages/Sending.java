package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.text.ChatName;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns what became of messages that were handed to Telegram's library. It answers at once with a temporary id and sends later, so
 * a message counts as sent only when Telegram has confirmed it.
 */
@ApplicationScoped
class Sending {
    private static final String QUEUED = "Telegram has not confirmed this yet; it may still be sent. Do not send it again. Look with telegram_messages_history; "
            + "telegram_messages_delete with these message_ids cancels what is still waiting.";

    private static final String OTHERS = " The others may still be sent; look with telegram.messages.history before you repeat them.";

    @Inject
    TelegramClient client;

    /** How long to wait for the confirmation. Tests shorten it. */
    Duration patience = Duration.ofSeconds(20);

    /** Waits for the confirmation of messages that the library took. Throws if Telegram refused one, and says which were sent. */
    Written confirmed(Credential telegram, TelegramChat chat, List<JsonNode> taken) {
        Instant end = Instant.now().plus(patience);
        List<JsonNode> known = new ArrayList<>();
        boolean queued = false;
        for (JsonNode message : taken) {
            Optional<JsonNode> outcome = isPending(message) ? outcome(telegram, chat, message, Duration.between(Instant.now(), end)) : Optional.of(message);
            queued |= outcome.isEmpty();
            known.add(outcome.map(update -> update == message ? message : sent(telegram, chat, update, others(known, taken.size()))).orElse(message));
        }
        JsonNode last = known.get(known.size() - 1);
        boolean scheduled = last.has("scheduling_state");
        long seconds = scheduled ? last.at("/scheduling_state/send_date").asLong() : last.path("date").asLong();
        return new Written(
                ChatName.of(chat),
                queued ? "queued" : scheduled ? "scheduled" : "sent",
                known.stream().map(message -> message.path("id").asLong()).toList(),
                queued || seconds == 0 ? null : Instant.ofEpochSecond(seconds),
                queued ? QUEUED : null);
    }

    /** Empty if nothing is known in time, or if the library's process ended: it sends what it took when it runs again. */
    private Optional<JsonNode> outcome(Credential telegram, TelegramChat chat, JsonNode message, Duration left) {
        try {
            return client.outcome(telegram, chat.id(), message.path("id").asLong(), left.isNegative() ? Duration.ZERO : left);
        } catch (HubException unknown) {
            if (unknown.isUnreachable()) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    private static boolean isPending(JsonNode message) {
        return message.at("/sending_state/@type").asText().equals("messageSendingStatePending");
    }

    private JsonNode sent(Credential telegram, TelegramChat chat, JsonNode update, String others) {
        return switch (update.path("@type").asText()) {
            case "updateMessageSendSucceeded" -> update.path("message");
            case "updateMessageSendFailed" -> throw refused(telegram, chat, update.path("error"), others);
            default -> throw HubException.conflict("The message was deleted before it was sent." + others);
        };
    }

    private HubException refused(Credential telegram, TelegramChat chat, JsonNode error, String others) {
        Optional<Duration> wait = TelegramErrors.wait(error.path("message").asText());
        HubException why = wait.map(time -> tooEarly(telegram, chat, time)).orElseGet(() -> TelegramErrors.of(error, false, client.where()));
        String detail = why.publicDetail() + others;
        return wait.map(time -> HubException.rateLimited(detail, time)).orElseGet(() -> others.isEmpty() ? why : HubException.of(why.problem(), detail));
    }

    /** A chat in slow mode lets others be written to meanwhile; otherwise the whole account must wait. */
    private HubException tooEarly(Credential telegram, TelegramChat chat, Duration wait) {
        if (hasSlowMode(telegram, chat)) {
            return HubException.rateLimited("That chat is in slow mode: it takes this account's next message in " + wait.toSeconds() + " seconds. This one was not sent; send it again then.", wait);
        }
        client.pause(telegram, wait);
        return TelegramErrors.FAILURES.slowDown(wait);
    }

    private boolean hasSlowMode(Credential telegram, TelegramChat chat) {
        return chat.supergroup().map(id -> client.known(telegram, List.of(TelegramRequest.of("getSupergroup").with("supergroup_id", id))).get(0))
                .filter(group -> group.path("is_slow_mode_enabled").asBoolean()).isPresent();
    }

    /** What became of the others of the same call if one was refused. */
    private static String others(List<JsonNode> before, int all) {
        List<String> sent = before.stream().filter(message -> !isPending(message)).map(message -> message.path("id").asText()).toList();
        return (sent.isEmpty() ? "" : " Sent before it: " + sent + ".") + (sent.size() < all - 1 ? OTHERS : "");
    }
}
