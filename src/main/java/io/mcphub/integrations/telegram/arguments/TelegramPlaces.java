package io.mcphub.integrations.telegram.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.platform.HubException;
import io.mcphub.tools.NameMatching;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The message that a caller means: by its link, or by its chat and id. */
@ApplicationScoped
public class TelegramPlaces {
    private static final String NOTHING = "There is no message behind this link, or this account cannot see it.";

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    /** A message and its chat. */
    public record Place(TelegramChat chat, JsonNode message) {
        public long id() {
            return message.path("id").asLong();
        }
    }

    /** The message for a call that reads. */
    public Place readable(Credential telegram, String chat, @Nullable Long messageId, NameMatching use) {
        return place(telegram, chats.readable(telegram, "chat", chatOf(telegram, chat), use), id(telegram, chat, messageId));
    }

    /** The message for a call that changes something. */
    public Place writable(Credential telegram, String chat, @Nullable Long messageId) {
        telegram.requireWrites();
        return place(telegram, chats.writable(telegram, "chat", chatOf(telegram, chat)), id(telegram, chat, messageId));
    }

    /** The message with this id in a chat that was found before. */
    public JsonNode in(Credential telegram, TelegramChat chat, long id) {
        JsonNode message = client.read(telegram, TelegramRequest.of("getMessage").with("chat_id", chat.id()).with("message_id", id).tolerating("Not Found"));
        if (TelegramErrors.isError(message)) {
            throw HubException.notFound("There is no message " + id + " in that chat. Take its id from telegram.messages.history.");
        }
        return message;
    }

    private Place place(Credential telegram, TelegramChat chat, long id) {
        return new Place(chat, in(telegram, chat, id));
    }

    /** The chat in a link to a message is asked for, because a link may lead into the comments of another chat. */
    private String chatOf(Credential telegram, String reference) {
        return TelegramLinks.isMessage(reference) ? linked(telegram, reference).path("chat_id").asText() : reference;
    }

    private long id(Credential telegram, String chat, @Nullable Long given) {
        if (given != null) {
            return given;
        }
        if (!TelegramLinks.isMessage(chat)) {
            throw HubException.invalid("message_id", "message_id is missing. Give the id of the message from telegram.messages.history, or its link as chat.");
        }
        JsonNode message = linked(telegram, chat).path("message");
        if (message.isMissingNode()) {
            throw HubException.notFound(NOTHING);
        }
        return message.path("id").asLong();
    }

    private JsonNode linked(Credential telegram, String link) {
        String url = link.strip();
        JsonNode info = client.read(telegram, TelegramRequest.of("getMessageLinkInfo").with("url", url.matches("(?i)(https?|tg):.*") ? url : "https://" + url));
        if (TelegramErrors.isError(info) || info.path("chat_id").asLong() == 0) {
            throw HubException.notFound("There is no chat behind this link, or this account cannot see it.");
        }
        if (info.has("message") && !TelegramLinks.names(url, info.at("/message/id").asLong())) {
            throw HubException.notFound(NOTHING);
        }
        return info;
    }
}
