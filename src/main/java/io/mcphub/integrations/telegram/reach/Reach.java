package io.mcphub.integrations.telegram.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.WritePolicy;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which chats tools may read and write through a connection, as its owner set it. Every chat that a tool reads, writes or shows
 * passes here: {@code arguments.TelegramChats} asks for the chats that a caller names, and for those in answers.
 */
@ApplicationScoped
public class Reach {
    @Inject
    TelegramClient client;

    /** The chats of an answer that may be shown, in their order. */
    public List<TelegramChat> readable(Credential telegram, List<TelegramChat> chats) {
        return chats;
    }

    /** Throws {@code NOT_FOUND} unless tools may read the chat. */
    public void requireRead(Credential telegram, TelegramChat chat) {
        if (readable(telegram, List.of(chat)).isEmpty()) {
            throw HubException.notFound("Telegram finds no such chat, or this account cannot see it. telegram.dialogs.list shows those it can.");
        }
    }

    /** Throws {@code FORBIDDEN} unless tools may write to the chat. Asks for its usernames only if id and title are not allowed. */
    public void requireWrite(Credential telegram, TelegramChat chat) {
        requireRead(telegram, chat);
        HubException refused = refusal(telegram, chat, chat.title());
        if (refused == null) {
            return;
        }
        if (telegram.writes().mode() != WritePolicy.Mode.ONLY || usernames(telegram, chat).stream().noneMatch(name -> refusal(telegram, chat, name) == null)) {
            throw refused;
        }
    }

    private static @Nullable HubException refusal(Credential telegram, TelegramChat chat, String name) {
        try {
            telegram.requireWrite(String.valueOf(chat.id()), name);
            return null;
        } catch (HubException refused) {
            return refused;
        }
    }

    private List<String> usernames(Credential telegram, TelegramChat chat) {
        List<TelegramRequest> requests = new ArrayList<>();
        chat.person().ifPresent(id -> requests.add(TelegramRequest.of("getUser").with("user_id", id)));
        chat.supergroup().ifPresent(id -> requests.add(TelegramRequest.of("getSupergroup").with("supergroup_id", id)));
        List<String> names = new ArrayList<>();
        for (JsonNode owner : client.known(telegram, requests)) {
            names.addAll(TelegramUser.usernames(owner));
        }
        return names;
    }
}
