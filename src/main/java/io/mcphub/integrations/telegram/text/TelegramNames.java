package io.mcphub.integrations.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.client.TelegramClient;
import io.mcphub.integrations.telegram.client.TelegramErrors;
import io.mcphub.integrations.telegram.client.TelegramRequest;
import io.mcphub.integrations.telegram.client.TelegramUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of everybody in some messages. Telegram's library knows them, so this costs one call; the hub itself remembers
 * none.
 */
@ApplicationScoped
public class TelegramNames {
    private static final Set<String> PEOPLE = Set.of("user_id", "sender_user_id", "user_ids", "member_user_ids");
    private static final Set<String> CHATS = Set.of("sender_chat_id");

    @Inject
    TelegramClient client;

    /** The names of everybody in these messages or other answers. */
    public Names of(Credential telegram, Collection<JsonNode> answers) {
        Set<Long> people = new LinkedHashSet<>();
        Set<Long> chats = new LinkedHashSet<>();
        answers.forEach(answer -> collect(answer, people, chats));
        List<TelegramRequest> requests = new ArrayList<>();
        people.forEach(id -> requests.add(TelegramRequest.of("getUser").with("user_id", id)));
        chats.forEach(id -> requests.add(TelegramRequest.of("getChat").with("chat_id", id)));
        Map<Long, String> names = new HashMap<>();
        Map<Long, String> titles = new HashMap<>();
        client.known(telegram, requests).stream().filter(answer -> !TelegramErrors.isError(answer)).forEach(known -> {
            if (known.path("@type").asText().equals("chat")) {
                titles.put(known.path("id").asLong(), known.path("title").asText());
            } else {
                names.put(known.path("id").asLong(), TelegramUser.name(known));
            }
        });
        return new Names(names, titles);
    }

    private static void collect(JsonNode node, Set<Long> people, Set<Long> chats) {
        node.properties().forEach(member -> {
            boolean chat = CHATS.contains(member.getKey()) || member.getKey().equals("chat_id") && isOfSender(node);
            if (chat) {
                add(member.getValue(), chats);
            } else if (PEOPLE.contains(member.getKey())) {
                add(member.getValue(), people);
            }
        });
        node.forEach(inner -> collect(inner, people, chats));
    }

    private static boolean isOfSender(JsonNode node) {
        String type = node.path("@type").asText();
        return type.equals("messageSenderChat") || type.equals("messageOriginChannel");
    }

    private static void add(JsonNode ids, Set<Long> all) {
        if (ids.isArray()) {
            ids.forEach(id -> add(id, all));
        } else if (ids.asLong() != 0) {
            all.add(ids.asLong());
        }
    }
}
