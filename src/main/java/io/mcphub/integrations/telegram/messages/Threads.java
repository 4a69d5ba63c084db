package io.mcphub.integrations.telegram.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.tools.NameMatching;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The threads under messages. Comments on a channel's post lie in another chat, the channel's group, which must be in reach too. */
@ApplicationScoped
class Threads {
    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    /**
     * A thread.
     *
     * @param chat the chat in which it lies
     * @param id its first message there
     */
    record Thread(TelegramChat chat, long id) {}

    /** The thread under a message. */
    Thread of(Credential telegram, TelegramChat chat, long message) {
        JsonNode info = client.read(telegram, TelegramRequest.of("getMessageThread").with("chat_id", chat.id()).with("message_id", message));
        return new Thread(chats.readable(telegram, "thread", info.path("chat_id").asText(), NameMatching.EXACT), info.path("message_thread_id").asLong());
    }
}
