package io.mcphub.integrations.telegram.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.reach.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.tools.NameMatching;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The chats that a caller means, and those of an answer, as far as the connection's reach goes. Every tool gets its chats here. A
 * chat may be written as id, @username, link, phone number of a contact, {@code me}, or title.
 */
@ApplicationScoped
public class TelegramChats {
    private static final Pattern ID = Pattern.compile("-?\\d{1,16}");
    private static final Pattern PHONE = Pattern.compile("\\+[\\d ()./-]{5,25}");
    private static final Pattern USERNAME = Pattern.compile("@\\w{3,32}");
    private static final String UNKNOWN = "Chat not found";

    @Inject
    TelegramClient client;

    @Inject
    TelegramTitles titles;

    @Inject
    Reach reach;

    /** The chat for a call that reads; the best match if the title is not exact. */
    public TelegramChat readable(Credential telegram, String field, String reference, NameMatching use) {
        TelegramChat chat = find(telegram, field, reference.strip(), use);
        reach.requireRead(telegram, chat);
        return chat;
    }

    /** The chat for a call that writes: only an exact and unique title is taken, and no link to a place inside a chat. */
    public TelegramChat writable(Credential telegram, String field, String reference) {
        telegram.requireWrites();
        if (TelegramLinks.isMessage(reference.strip())) {
            throw HubException.invalid(field, "This link leads to a message or topic inside a chat. Give the chat alone, and the message or topic in its own argument.");
        }
        TelegramChat chat = find(telegram, field, reference.strip(), NameMatching.EXACT);
        reach.requireWrite(telegram, chat);
        return chat;
    }

    /** The chats with these ids that may be shown, in the order of the ids. Those that Telegram does not know are left out. */
    public Map<Long, TelegramChat> shown(Credential telegram, Collection<Long> ids) {
        List<TelegramRequest> requests = ids.stream().distinct().map(id -> TelegramRequest.of("getChat").with("chat_id", id)).toList();
        List<TelegramChat> known = client.known(telegram, requests).stream().filter(chat -> !TelegramErrors.isError(chat)).map(TelegramChat::of).toList();
        Map<Long, TelegramChat> shown = new LinkedHashMap<>();
        reach.readable(telegram, known).forEach(chat -> shown.put(chat.id(), chat));
        return shown;
    }

    /** The people of an answer whose chats may be shown. Those that Telegram does not know are left out. */
    public List<JsonNode> people(Credential telegram, List<JsonNode> users) {
        List<JsonNode> known = users.stream().filter(user -> !TelegramErrors.isError(user)).toList();
        Map<Long, TelegramChat> chats = new LinkedHashMap<>();
        known.forEach(user -> chats.put(user.path("id").asLong(), TelegramChat.with(user)));
        chats.putAll(shown(telegram, chats.keySet()));
        List<TelegramChat> readable = reach.readable(telegram, List.copyOf(chats.values()));
        return known.stream().filter(user -> readable.stream().anyMatch(chat -> chat.id() == user.path("id").asLong())).toList();
    }

    private TelegramChat find(Credential telegram, String field, String wanted, NameMatching use) {
        if (ID.matcher(wanted).matches()) {
            return withId(telegram, Long.parseLong(wanted));
        }
        if (TelegramLinks.isLink(wanted)) {
            return linked(telegram, field, wanted);
        }
        if (USERNAME.matcher(wanted).matches()) {
            return named(telegram, wanted.substring(1));
        }
        if (PHONE.matcher(wanted).matches()) {
            return phoned(telegram, field, wanted);
        }
        return wanted.equalsIgnoreCase("me") ? me(telegram) : titles.find(telegram, field, wanted, use);
    }

    /** After a restart the library may know a chat only after it has loaded the lists. A person's id is that of the chat with them. */
    private TelegramChat withId(Credential telegram, long id) {
        return chat(telegram, id).or(() -> id > 0 ? person(telegram, id) : Optional.empty()).or(() -> {
            titles.load(telegram);
            return chat(telegram, id);
        }).orElseThrow(() -> HubException.notFound("Telegram finds no such chat, or this account cannot see it. telegram.dialogs.list shows those it can."));
    }

    private Optional<TelegramChat> chat(Credential telegram, long id) {
        return known(client.read(telegram, TelegramRequest.of("getChat").with("chat_id", id).tolerating(UNKNOWN)));
    }

    private Optional<TelegramChat> person(Credential telegram, long id) {
        return known(client.read(telegram, TelegramRequest.of("createPrivateChat").with("user_id", id).with("force", false).tolerating("User not found")));
    }

    private static Optional<TelegramChat> known(JsonNode answer) {
        return TelegramErrors.isError(answer) ? Optional.empty() : Optional.of(TelegramChat.of(answer));
    }

    private TelegramChat me(Credential telegram) {
        return withId(telegram, client.read(telegram, TelegramRequest.of("getMe")).path("id").asLong());
    }

    private TelegramChat named(Credential telegram, String username) {
        return TelegramChat.of(client.read(telegram, TelegramRequest.of("searchPublicChat").with("username", username)));
    }

    /** Looks among the contacts only: a stranger's number is not given to Telegram. */
    private TelegramChat phoned(Credential telegram, String field, String number) {
        JsonNode user = client.read(telegram,
                TelegramRequest.of("searchUserByPhoneNumber").with("phone_number", number.replaceAll("[^+\\d]", "")).with("only_local", true).tolerating("Not Found"));
        if (TelegramErrors.isError(user) || !user.path("is_contact").asBoolean()) {
            throw HubException.invalid(field, "No contact of this account has this phone number. Give an id or @username.");
        }
        return withId(telegram, user.path("id").asLong());
    }

    private TelegramChat linked(Credential telegram, String field, String link) {
        Optional<String> username = TelegramLinks.username(link);
        Optional<Long> id = TelegramLinks.chat(link);
        if (username.isPresent()) {
            return named(telegram, username.get());
        }
        if (id.isPresent()) {
            return withId(telegram, id.get());
        }
        throw HubException.invalid(field, TelegramLinks.isInvite(link)
                ? "This link invites into a chat. Join it in a Telegram app, then give its title or id."
                : "This link leads to no chat. Give an id, @username, title, or a link such as https://t.me/name.");
    }
}
