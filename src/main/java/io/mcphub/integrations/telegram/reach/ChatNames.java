package io.mcphub.integrations.telegram.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.client.TelegramChat;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what an owner may have named a chat: its id, its {@code @usernames}, its title, and its folders as {@code folder:Work}. A title
 * counts only if the account has the chat in a list or the person among its contacts, and if it looks like no other kind of name:
 * anybody may call a group {@code @ada} and mention it.
 */
@ApplicationScoped
class ChatNames {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FOLDER = "folder:";
    private static final Pattern OTHER_KIND = Pattern.compile("(?i)\\s*(@.*|folder:.*|-?\\d+\\s*)", Pattern.DOTALL);

    @Inject
    TelegramClient client;

    /** The names of one chat. */
    Set<String> of(Credential telegram, Reach reach, TelegramChat chat) {
        return of(telegram, reach, List.of(chat)).getOrDefault(chat.id(), Set.of());
    }

    /** The names of each chat, by its id. Telegram's library knows all of them by itself. */
    Map<Long, Set<String>> of(Credential telegram, Reach reach, List<TelegramChat> chats) {
        Map<Integer, String> folders = reach.targets().stream().anyMatch(ChatNames::isFolder) ? folders(telegram) : Map.of();
        Map<Long, JsonNode> owners = owners(telegram, chats);
        Map<Long, Set<String>> names = new LinkedHashMap<>();
        chats.forEach(chat -> names.put(chat.id(), names(chat, Optional.ofNullable(owners.get(chat.id())), folders)));
        return names;
    }

    private static Set<String> names(TelegramChat chat, Optional<JsonNode> owner, Map<Integer, String> folders) {
        Set<String> names = new LinkedHashSet<>(Set.of(String.valueOf(chat.id())));
        owner.ifPresent(known -> TelegramUser.usernames(known).forEach(name -> names.add("@" + name)));
        boolean own = chat.isListed() || owner.filter(known -> known.path("is_contact").asBoolean()).isPresent();
        if (own && !OTHER_KIND.matcher(chat.title()).matches()) {
            names.add(chat.title().strip());
        }
        chat.folders().stream().filter(folders::containsKey).forEach(id -> names.addAll(List.of(FOLDER + id, FOLDER + folders.get(id))));
        return names;
    }

    /** The people, groups and channels behind the chats, by the chats' ids. */
    private Map<Long, JsonNode> owners(Credential telegram, List<TelegramChat> chats) {
        Map<Long, TelegramRequest> requests = new LinkedHashMap<>();
        for (TelegramChat chat : chats) {
            chat.person().ifPresent(id -> requests.put(chat.id(), TelegramRequest.of("getUser").with("user_id", id)));
            chat.supergroup().ifPresent(id -> requests.put(chat.id(), TelegramRequest.of("getSupergroup").with("supergroup_id", id)));
        }
        List<JsonNode> answers = client.known(telegram, List.copyOf(requests.values()));
        Map<Long, JsonNode> owners = new LinkedHashMap<>();
        List.copyOf(requests.keySet()).forEach(id -> owners.put(id, answers.get(owners.size())));
        return owners;
    }

    /** The titles of the account's folders; none while Telegram has not told them, so that nothing is taken for one. */
    private Map<Integer, String> folders(Credential telegram) {
        return client.update(telegram, "updateChatFolders", PATIENCE).stream()
                .flatMap(told -> JsonTree.list(told.path("chat_folders")).stream())
                .collect(Collectors.toMap(folder -> folder.path("id").asInt(), folder -> folder.at("/name/text/text").asText().strip(), (one, other) -> one));
    }

    private static boolean isFolder(String target) {
        return target.regionMatches(true, 0, FOLDER, 0, FOLDER.length());
    }
}
