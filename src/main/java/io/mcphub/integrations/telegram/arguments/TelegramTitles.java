package io.mcphub.integrations.telegram.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.reach.Reach;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds chats by title among those in the account's lists and its contacts. A chat that only somebody mentioned is not among them:
 * anybody may give a group the title of another one.
 */
@ApplicationScoped
class TelegramTitles {
    private static final int MANY = 50;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    @Inject
    TelegramClient client;

    @Inject
    Reach reach;

    /** The chat with this title, and the look-alikes in an error. Chats out of reach are not suggested either. */
    TelegramChat find(Credential telegram, String field, String title, NameMatching use) {
        load(telegram);
        Map<Long, TelegramChat> found = new LinkedHashMap<>();
        Stream.concat(chats(telegram, title).stream().filter(TelegramChat::isListed), contacts(telegram, title).stream()).forEach(chat -> found.putIfAbsent(chat.id(), chat));
        TelegramChat meant = NameResolver.find(
                use, field, title, reach.readable(telegram, List.copyOf(found.values())), chat -> List.of(chat.title()), chat -> chat.title() + " (" + chat.kind() + ", " + chat.id() + ")");
        return meant.tree().has("last_message") || meant.isListed() ? meant : opened(telegram, meant);
    }

    /** A contact's chat; the library makes it without telling anybody. */
    private TelegramChat opened(Credential telegram, TelegramChat contact) {
        return TelegramChat.of(client.read(telegram, TelegramRequest.of("createPrivateChat").with("user_id", contact.id()).with("force", false)));
    }

    private List<TelegramChat> chats(Credential telegram, String title) {
        JsonNode ids = client.read(telegram, TelegramRequest.of("searchChats").with("query", title).with("limit", MANY)).path("chat_ids");
        return known(telegram, ids, "getChat", "chat_id").stream().map(TelegramChat::of).toList();
    }

    private List<TelegramChat> contacts(Credential telegram, String name) {
        JsonNode ids = client.read(telegram, TelegramRequest.of("searchContacts").with("query", name).with("limit", MANY)).path("user_ids");
        return known(telegram, ids, "getUser", "user_id").stream().map(TelegramChat::with).toList();
    }

    private List<JsonNode> known(Credential telegram, JsonNode ids, String request, String member) {
        List<TelegramRequest> requests = new ArrayList<>();
        ids.forEach(id -> requests.add(TelegramRequest.of(request).with(member, id.asLong())));
        return client.known(telegram, requests).stream().filter(answer -> !TelegramErrors.isError(answer)).toList();
    }

    /** Makes the library know all chats of both lists. What it knows already costs nothing. */
    void load(Credential telegram) {
        load(telegram, "chatListMain");
        load(telegram, "chatListArchive");
    }

    private void load(Credential telegram, String list) {
        TelegramRequest more = TelegramRequest.of("loadChats").with("chat_list", TelegramRequest.of(list)).with("limit", PAGE).tolerating("Not Found");
        for (int page = 0; page < MOST_PAGES && !TelegramErrors.isError(client.read(telegram, more)); page++) {
            // The next page.
        }
    }
}
