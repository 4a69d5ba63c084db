package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramChat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Telegram's messages as the tools show them, with the names of the people in them. The parts of an album become one. */
@ApplicationScoped
public class TelegramMessages {
    /** The longest text in a list; only rich messages are longer. */
    private static final int LISTED = 4_100;
    private static final int WHOLE = 200_000;

    @Inject
    TelegramNames names;

    /** Messages of one chat, in their order. */
    public List<TelegramMessage> listed(Credential telegram, List<JsonNode> messages) {
        return shown(telegram, messages, Map.of(), LISTED);
    }

    /** Messages of several chats, each with its chat. Those whose chat is not among these are left out. */
    public List<TelegramMessage> among(Credential telegram, List<JsonNode> messages, Map<Long, TelegramChat> chats) {
        return shown(telegram, messages.stream().filter(message -> chats.containsKey(chat(message))).toList(), chats, LISTED);
    }

    /** One message with its whole text. */
    public TelegramMessage whole(Credential telegram, JsonNode message) {
        return shown(telegram, List.of(message), Map.of(), WHOLE).get(0);
    }

    private List<TelegramMessage> shown(Credential telegram, List<JsonNode> messages, Map<Long, TelegramChat> chats, int max) {
        Names known = names.of(telegram, messages);
        return albums(messages).stream().map(parts -> TelegramMessage.of(parts, chats.get(chat(parts.get(0))), known, max)).toList();
    }

    /** Puts neighbours of the same album together, each album in the order of its ids. */
    private static List<List<JsonNode>> albums(List<JsonNode> messages) {
        List<List<JsonNode>> albums = new ArrayList<>();
        for (JsonNode message : messages) {
            List<JsonNode> last = albums.isEmpty() ? List.of() : albums.get(albums.size() - 1);
            if (!last.isEmpty() && sameAlbum(last.get(0), message)) {
                last.add(message);
            } else {
                albums.add(new ArrayList<>(List.of(message)));
            }
        }
        albums.forEach(parts -> parts.sort(Comparator.comparingLong(part -> part.path("id").asLong())));
        return albums;
    }

    private static boolean sameAlbum(JsonNode one, JsonNode other) {
        long album = one.path("media_album_id").asLong();
        return album != 0 && album == other.path("media_album_id").asLong() && chat(one) == chat(other);
    }

    private static long chat(JsonNode message) {
        return message.path("chat_id").asLong();
    }
}
