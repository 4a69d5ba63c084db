package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool of an account whose AI may read the group Team alone, and write nowhere else. Bob's chat is out of reach. */
class TelegramReachTest {
    private static final long MESSAGE = 3L << 20;
    private static final Set<String> CHANGES = Set.of("sendMessage", "forwardMessages", "editMessageText", "deleteMessages", "addMessageReaction", "pinChatMessage", "viewMessages", "setChatDraftMessage");

    private final TelegramBench telegram = new TelegramBench();

    @BeforeEach
    void narrow() {
        telegram.use(telegram.box().account(team(), team()));
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    private static Reach team() {
        return Reach.only(List.of(String.valueOf(FakeAccount.TEAM)));
    }

    private static List<String> all(JsonNode rows, String member) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path(member).asText()).toList();
    }

    static Stream<Arguments> callsThatNameBob() {
        Map<String, Object> message = Map.of("chat", "Bob", "message_id", MESSAGE);
        return Stream.of(
                Arguments.of("telegram.dialogs.info", Map.of("chat", "Bob")),
                Arguments.of("telegram.messages.history", Map.of("chat", "Bob")),
                Arguments.of("telegram.messages.search", Map.of("chat", "Bob", "query", "hello")),
                Arguments.of("telegram.messages.context", message),
                Arguments.of("telegram.messages.get", message),
                Arguments.of("telegram.media.get", message),
                Arguments.of("telegram.members.list", Map.of("chat", "Bob")),
                Arguments.of("telegram.topics.list", Map.of("chat", "Bob")),
                Arguments.of("telegram.messages.send", Map.of("chat", "Bob", "text", "hello")),
                Arguments.of("telegram.messages.forward", Map.of("from_chat", "Bob", "chat", "@team", "message_ids", List.of(MESSAGE))),
                Arguments.of("telegram.messages.forward", Map.of("from_chat", "@team", "chat", "Bob", "message_ids", List.of(MESSAGE))),
                Arguments.of("telegram.messages.edit", Map.of("chat", "Bob", "message_id", MESSAGE, "text", "hello")),
                Arguments.of("telegram.messages.delete", Map.of("chat", "Bob", "message_ids", List.of(MESSAGE))),
                Arguments.of("telegram.messages.react", Map.of("chat", "Bob", "message_id", MESSAGE, "emoji", "👍")),
                Arguments.of("telegram.messages.pin", message),
                Arguments.of("telegram.messages.mark_read", Map.of("chat", "Bob")),
                Arguments.of("telegram.drafts.set", Map.of("chat", "Bob", "text", "hello")));
    }

    /** By title a chat out of reach is not found, by its id it is refused; nothing of it is read or changed. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("callsThatNameBob")
    void toolWhenTheChatIsOutOfReachThenRefusedAndNothingIsShownOrChanged(String tool, Map<String, Object> arguments) {
        HubException unknown = telegram.failure(tool, arguments);
        HubException refused = telegram.failure(tool, named(arguments, String.valueOf(FakeAccount.BOB)));

        assertThat(unknown.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(unknown.publicDetail()).doesNotContain(String.valueOf(FakeAccount.BOB));
        assertThat(refused.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(refused.publicDetail()).doesNotContain("Bob", "hello ");
        assertThat(CHANGES).allSatisfy(type -> assertThat(telegram.requests(type)).isEmpty());
    }

    private static Map<String, Object> named(Map<String, Object> arguments, String name) {
        Map<String, Object> named = new HashMap<>(arguments);
        named.replaceAll((argument, value) -> value.equals("Bob") ? name : value);
        return named;
    }

    @Test
    void searchWhenInAllChatsThenNoHitIsOutOfReach() {
        JsonNode page = telegram.call("telegram.messages.search", Map.of("query", "5"));

        assertThat(all(page.path("messages"), "chat_title")).containsExactly("Team");
        assertThat(page.toString()).doesNotContain("hello 5");
    }

    @Test
    void searchWhenNothingMayBeReadThenNoHit() {
        telegram.use(telegram.box().account(Reach.NONE, Reach.NONE));

        assertThat(telegram.call("telegram.messages.search", Map.of("query", "5")).path("messages")).isEmpty();
    }

    @Test
    void dialogsWhenListedThenOnlyThoseInReach() {
        assertThat(all(telegram.call("telegram.dialogs.list", Map.of()).path("dialogs"), "title")).containsExactly("Team");
    }

    @Test
    void foldersWhenListedThenOnlyThoseWithAChatInReach() {
        telegram.call("telegram.users.me", Map.of());
        telegram.tdlib().update(Json.read("{\"@type\":\"updateChatFolders\",\"chat_folders\":[{\"@type\":\"chatFolderInfo\",\"id\":4,\"name\":{\"text\":{\"text\":\"Work\"}}},{\"@type\":\"chatFolderInfo\",\"id\":5,\"name\":{\"text\":{\"text\":\"Family\"}}}]}"));
        telegram.tdlib().on("getChats", request -> {
            long only = request.at("/chat_list/chat_folder_id").asInt() == 5 ? FakeAccount.BOB : FakeAccount.TEAM;
            return FakeTdlib.object("chats").put("total_count", 1).set("chat_ids", Json.mapper().createArrayNode().add(only));
        }).on("getChat", request -> {
            ObjectNode chat = FakeAccount.chat(request.path("chat_id").asLong());
            int folder = request.path("chat_id").asLong() == FakeAccount.BOB ? 5 : 4;
            chat.withArrayProperty("positions").addObject().put("order", "7").set("list", FakeTdlib.object("chatListFolder").put("chat_folder_id", folder));
            return chat;
        });

        assertThat(all(telegram.call("telegram.folders.list", Map.of()).path("folders"), "name")).containsExactly("Work");
        assertThat(telegram.failure("telegram.dialogs.list", Map.of("folder", "x")).publicDetail()).doesNotContain("Family");
    }

    @Test
    void unreadWhenSummarisedThenOnlyThoseInReachCount() {
        telegram.tdlib().on("getChat", request -> FakeAccount.chat(request.path("chat_id").asLong()).put("unread_count", 3));

        JsonNode summary = telegram.call("telegram.unread.summary", Map.of());

        assertThat(all(summary.path("dialogs"), "title")).containsExactly("Team");
        assertThat(summary.path("messages").asInt()).isEqualTo(3);
    }

    @Test
    void contactsWhenTheirChatsAreOutOfReachThenNotShown() {
        assertThat(telegram.call("telegram.contacts.search", Map.of("query", "bo")).toString()).doesNotContain("Bob");
        assertThat(telegram.call("telegram.contacts.search", Map.of("query", "+49 151 00002")).path("people")).isEmpty();
    }

    @Test
    void linkWhenItsChatIsOutOfReachThenRefused() {
        telegram.use(telegram.box().account(Reach.only(List.of(String.valueOf(FakeAccount.BOB))), Reach.ALL));

        assertThat(telegram.failure("telegram.messages.get", Map.of("chat", "https://t.me/c/1234567890/5")).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void sendWhenInReachThenSent() {
        telegram.call("telegram.messages.send", Map.of("chat", "@team", "text", "hello"));

        assertThat(telegram.requests("sendMessage")).hasSize(1);
    }
}
