package io.mcphub.integrations.telegram.reach;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach.Mode;
import io.mcphub.integrations.telegram.client.TelegramChat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which chats tools may read and write through a connection, as its owner set it. Every chat that a tool reads, writes or shows
 * passes here: {@code arguments.TelegramChats} asks for the chats that a caller names, and for those in answers. A chat that may not
 * be read may not be written either, because most tools that write show something of it.
 */
@ApplicationScoped
public class Reach {
    @Inject
    ChatNames names;

    /** The chats of an answer that may be shown, in their order. */
    public List<TelegramChat> readable(Credential telegram, List<TelegramChat> chats) {
        if (telegram.reads().mode() != Mode.ONLY) {
            return telegram.reads().mode() == Mode.ALL ? chats : List.of();
        }
        Map<Long, Set<String>> known = names.of(telegram, telegram.reads(), chats);
        return chats.stream().filter(chat -> telegram.mayRead(known.getOrDefault(chat.id(), Set.of()))).toList();
    }

    /** Throws {@code FORBIDDEN} unless tools may read the chat. */
    public void requireRead(Credential telegram, TelegramChat chat) {
        telegram.requireReads();
        if (telegram.reads().mode() == Mode.ONLY) {
            telegram.requireRead(names.of(telegram, telegram.reads(), chat));
        }
    }

    /** Throws {@code FORBIDDEN} unless tools may write to the chat. */
    public void requireWrite(Credential telegram, TelegramChat chat) {
        requireRead(telegram, chat);
        telegram.requireWrites();
        if (telegram.writes().mode() == Mode.ONLY) {
            telegram.requireWrite(names.of(telegram, telegram.writes(), chat));
        }
    }
}
