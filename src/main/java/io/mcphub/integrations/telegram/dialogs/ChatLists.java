package io.mcphub.integrations.telegram.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.arguments.TelegramChats;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads a list of chats in Telegram's order: pinned ones, then the newest. */
@ApplicationScoped
class ChatLists {
    private static final int PAGE = 100;
    /** Chats that were left since the page before move the others up. */
    private static final int SLACK = 20;

    @Inject
    TelegramClient client;

    @Inject
    TelegramChats chats;

    /**
     * A part of a list.
     *
     * @param chats those that may be shown
     * @param looked how many chats of the list lie before the next part
     * @param complete whether nothing follows
     */
    record Part(List<TelegramChat> chats, int looked, boolean complete) {}

    /** The place in a list where a page ended: how many came before, and the order and id of the last. */
    record Position(int looked, long order, long id) {
        static final Position START = new Position(0, Long.MAX_VALUE, Long.MAX_VALUE);

        private boolean isBefore(TelegramRequest list, TelegramChat chat) {
            long other = orderOf(list, chat);
            return other < order || other == order && chat.id() < id;
        }

        /** The place after a chat. */
        static Position after(TelegramRequest list, TelegramChat chat, int looked) {
            return new Position(looked, orderOf(list, chat), chat.id());
        }
    }

    static TelegramRequest main() {
        return TelegramRequest.of("chatListMain");
    }

    static TelegramRequest archive() {
        return TelegramRequest.of("chatListArchive");
    }

    static TelegramRequest folder(int id) {
        return TelegramRequest.of("chatListFolder").with("chat_folder_id", id);
    }

    /** The chats of a list after a position, at most so many. */
    Part read(Credential telegram, TelegramRequest list, Position from, int most) {
        List<Long> ids = load(telegram, list, from.looked() + most + 1);
        int begin = Math.min(ids.size(), Math.max(0, from.looked() - SLACK));
        int end = Math.min(ids.size(), from.looked() + most);
        List<TelegramChat> part = List.copyOf(chats.shown(telegram, ids.subList(begin, end)).values());
        return new Part(part.stream().filter(chat -> from.isBefore(list, chat)).toList(), end, end == ids.size());
    }

    /** The ids of the first chats of a list. The library loads a list piece by piece, and pieces may be short. */
    private List<Long> load(Credential telegram, TelegramRequest list, int wanted) {
        List<Long> ids = ids(telegram, list, wanted);
        while (ids.size() < wanted) {
            JsonNode loaded = client.read(telegram, TelegramRequest.of("loadChats").with("chat_list", list).with("limit", PAGE).tolerating("Not Found"));
            if (TelegramErrors.isError(loaded)) {
                return ids(telegram, list, wanted);
            }
            List<Long> more = ids(telegram, list, wanted);
            if (more.size() == ids.size()) {
                return more;
            }
            ids = more;
        }
        return ids;
    }

    private List<Long> ids(Credential telegram, TelegramRequest list, int limit) {
        return JsonTree.list(client.read(telegram, TelegramRequest.of("getChats").with("chat_list", list).with("limit", limit)).path("chat_ids"), JsonNode::asLong);
    }

    /** The order of a chat in a list; it falls from the first to the last. */
    private static long orderOf(TelegramRequest list, TelegramChat chat) {
        return JsonTree.list(chat.tree().path("positions")).stream()
                .filter(position -> list.json().equals(position.path("list")))
                .mapToLong(position -> position.path("order").asLong())
                .findFirst().orElse(0);
    }
}
