package io.mcphub.integrations.telegram.dialogs;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach.Mode;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.platform.HubException;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The account's folders. Telegram's library tells them by itself when a session opens. */
@ApplicationScoped
class Folders {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How many chats of a folder are looked at for one that may be shown. */
    private static final int LOOKED_AT = 100;

    @Inject
    TelegramClient client;

    @Inject
    ChatLists lists;

    /** A folder. */
    record Folder(int id, String name) {}

    /** All folders, in the account's order. */
    List<Folder> all(Credential telegram) {
        JsonNode told = client.update(telegram, "updateChatFolders", PATIENCE)
                .orElseThrow(() -> HubException.unavailable("Telegram has not told the folders of this account yet. Try again in a minute."));
        return JsonTree.list(told.path("chat_folders"), folder -> new Folder(folder.path("id").asInt(), folder.at("/name/text/text").asText()));
    }

    /** The folders with a chat that may be shown; all of them if everything may be read. */
    List<Folder> shown(Credential telegram) {
        return all(telegram).stream().filter(folder -> telegram.reads().mode() == Mode.ALL || hasShown(telegram, folder)).toList();
    }

    private boolean hasShown(Credential telegram, Folder folder) {
        return !lists.read(telegram, ChatLists.folder(folder.id()), ChatLists.Position.START, LOOKED_AT).chats().isEmpty();
    }

    /** The folder with this id or name, of those that are shown. */
    Folder find(Credential telegram, String reference) {
        List<Folder> all = shown(telegram);
        return all.stream().filter(folder -> String.valueOf(folder.id()).equals(reference.strip())).findFirst()
                .orElseGet(() -> NameResolver.find(NameMatching.EXACT, "folder", reference, all, folder -> List.of(folder.name()), folder -> folder.name() + " (" + folder.id() + ")"));
    }

    /** The names of folders; empty without asking if there are no ids. */
    List<String> names(Credential telegram, Collection<Integer> ids) {
        return ids.isEmpty() ? List.of() : all(telegram).stream().filter(folder -> ids.contains(folder.id())).map(Folder::name).toList();
    }
}
