package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading a chat and the lists of chats. */
class TelegramHistoryTest {
    private static final String HISTORY = "telegram.messages.history";
    private static final String DIALOGS = "telegram.dialogs.list";

    private final TelegramBench telegram = new TelegramBench();

    @AfterEach
    void stop() {
        telegram.close();
    }

    private static List<String> texts(JsonNode page) {
        return StreamSupport.stream(page.path("messages").spliterator(), false).map(message -> message.path("text").asText()).toList();
    }

    private static List<Long> ids(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path("id").asLong()).toList();
    }

    @Test
    void meWhenAskedThenTheAccount() {
        JsonNode me = telegram.call("telegram.users.me", Map.of());
        assertThat(me.path("name").asText()).isEqualTo("Ada Tester");
        assertThat(me.path("username").asText()).isEqualTo("ada_t");
        assertThat(me.path("phone").asText()).isEqualTo("+99966123");
    }

    @Test
    void historyWhenTheFirstAnswerHoldsOneMessageThenItAsksOnAndNamesAuthors() {
        JsonNode page = telegram.call(HISTORY, Map.of("chat", "Bob"));
        assertThat(texts(page)).containsExactly("hello 5", "hello 4", "hello 3", "hello 2", "hello 1");
        assertThat(page.at("/messages/0/author").asText()).isEqualTo("Bob");
        assertThat(page.at("/messages/1/author").asText()).isEqualTo("Ada Tester");
        assertThat(page.at("/messages/1/own").asBoolean()).isTrue();
        assertThat(page.at("/messages/0/time").asText()).isEqualTo("2023-11-14T22:18:20");
        assertThat(page.has("next_cursor")).isFalse();
    }

    @Test
    void historyWhenContinuedThenTheOlderMessages() {
        JsonNode first = telegram.call(HISTORY, Map.of("chat", "Bob", "limit", 2));
        JsonNode second = telegram.call(HISTORY, Map.of("chat", "Bob", "limit", 10, "cursor", first.path("next_cursor").asText()));
        assertThat(texts(first)).containsExactly("hello 5", "hello 4");
        assertThat(texts(second)).containsExactly("hello 3", "hello 2", "hello 1");
    }

    @Test
    void historyWhenBoundedThenOnlyMessagesBetween() {
        JsonNode page = telegram.call(HISTORY, Map.of("chat", "Bob", "since", "2023-11-14T22:15:20Z", "until", "2023-11-14T22:18:20Z"));
        assertThat(texts(page)).containsExactly("hello 4", "hello 3", "hello 2");
        assertThat(texts(telegram.call(HISTORY, Map.of("chat", "Bob", "until", "2020-01-01")))).isEmpty();
        assertThat(texts(telegram.call(HISTORY, Map.of("chat", "Bob", "before_id", 2097152)))).containsExactly("hello 1");
    }

    @Test
    void historyWhenAPageHasHolesThenTheyAreLeftOut() {
        telegram.tdlib().on("getChatHistory", request -> request.path("from_message_id").asLong() == 0
                ? Json.read("{\"@type\":\"messages\",\"total_count\":2,\"messages\":[null," + FakeAccount.message(FakeAccount.BOB, 9, "there") + "]}")
                : Json.read("{\"@type\":\"messages\",\"total_count\":2,\"messages\":[]}"));
        assertThat(texts(telegram.call(HISTORY, Map.of("chat", "Bob")))).containsExactly("there");
    }

    @Test
    void historyWhenATopicIsGivenThenOnlyItsMessages() {
        telegram.tdlib().on("getForumTopicHistory", request -> Json.read("{\"@type\":\"messages\",\"total_count\":1,\"messages\":["
                + (request.path("from_message_id").asLong() == 0 ? FakeAccount.message(FakeAccount.TEAM, 7L << 20, "in the topic").set("topic_id", FakeTdlib.object("messageTopicForum").put("forum_topic_id", 3)) : "") + "]}"));
        JsonNode page = telegram.call(HISTORY, Map.of("chat", "@team", "topic", 3));
        assertThat(texts(page)).containsExactly("in the topic");
        assertThat(page.at("/messages/0/topic").asInt()).isEqualTo(3);
        assertThat(telegram.requests("getForumTopicHistory").get(0).path("forum_topic_id").asInt()).isEqualTo(3);
    }

    private void comments() {
        telegram.tdlib().answer("getMessageThread", "{\"@type\":\"messageThreadInfo\",\"chat_id\":" + FakeAccount.BOB + ",\"message_thread_id\":" + (4L << 20) + "}")
                .on("getMessageThreadHistory", request -> Json.read("{\"@type\":\"messages\",\"total_count\":1,\"messages\":["
                        + (request.path("from_message_id").asLong() == 0 ? FakeAccount.message(FakeAccount.BOB, 7L << 20, "a comment") : "") + "]}"));
    }

    @Test
    void historyWhenAThreadIsGivenThenItsCommentsInTheChatWhereTheyLie() {
        comments();
        JsonNode page = telegram.call(HISTORY, Map.of("chat", "@team", "thread", 2L << 20));
        assertThat(texts(page)).containsExactly("a comment");
        assertThat(page.at("/chat/id").asLong()).isEqualTo(FakeAccount.BOB);
        assertThat(page.path("thread_id").asLong()).isEqualTo(4L << 20);
        assertThat(telegram.requests("getMessageThreadHistory").get(0).path("message_id").asLong()).isEqualTo(4L << 20);
    }

    @Test
    void historyWhenAThreadAndATopicAreGivenThenRefused() {
        assertThat(telegram.failure(HISTORY, Map.of("chat", "@team", "thread", 2L << 20, "topic", 3)).field()).contains("thread");
    }

    @Test
    void historyWhenTheChatOfTheCommentsIsOutOfReachThenRefused() {
        comments();
        telegram.use(telegram.box().account(Reach.only(List.of(String.valueOf(FakeAccount.TEAM))), Reach.NONE));
        assertThat(telegram.failure(HISTORY, Map.of("chat", "@team", "thread", 2L << 20)).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(telegram.requests("getMessageThreadHistory")).isEmpty();
    }

    @Test
    void historyWhenAPageEndsInAnAlbumThenTheAlbumIsWholeAndTheNextPageGoesOnAfterIt() {
        telegram.tdlib().on("getChatHistory", request -> {
            long from = request.path("from_message_id").asLong();
            ObjectNode page = FakeTdlib.object("messages").put("total_count", 5);
            page.putArray("messages").addAll(FakeAccount.messages(FakeAccount.BOB).stream().map(message -> ((ObjectNode) message).put("media_album_id", message.path("id").asLong() >> 20 >= 3 ? "77" : "0"))
                    .filter(message -> from == 0 || message.path("id").asLong() < from).limit(request.path("limit").asLong()).toList());
            return page;
        });
        JsonNode first = telegram.call(HISTORY, Map.of("chat", "Bob", "limit", 1));
        assertThat(first.path("messages")).hasSize(1);
        assertThat(first.at("/messages/0/album")).hasSize(3);
        assertThat(texts(telegram.call(HISTORY, Map.of("chat", "Bob", "cursor", first.path("next_cursor").asText(), "limit", 5)))).containsExactly("hello 2", "hello 1");
    }

    @Test
    void historyWhenScheduledThenWhatWaitsToBeSent() {
        ObjectNode later = FakeAccount.message(FakeAccount.BOB, 11, "later").set("scheduling_state", FakeTdlib.object("messageSchedulingStateSendAtDate").put("send_date", 1_700_100_000));
        telegram.tdlib().on("getChatScheduledMessages", request -> Json.read("{\"@type\":\"messages\",\"total_count\":1,\"messages\":[" + later + "]}"));
        JsonNode message = telegram.call(HISTORY, Map.of("chat", "Bob", "scheduled", true)).at("/messages/0");
        assertThat(message.path("state").asText()).isEqualTo("scheduled");
        assertThat(message.path("scheduled_at").asText()).isEqualTo("2023-11-16T02:00:00");
    }

    @Test
    void historyWhenTheAccountWasLoggedOutElsewhereThenSaysToConnectAgain() {
        telegram.call("telegram.users.me", Map.of());
        telegram.tdlib().fails("getChatHistory", 401, "Unauthorized");
        assertThat(telegram.failure(HISTORY, Map.of("chat", "5000000002")).problem()).isEqualTo(Problem.NOT_CONNECTED);
    }

    @Test
    void historyWhenTelegramAsksToWaitThenTheSecondsAndNoMoreCalls() {
        telegram.tdlib().fails("getChatHistory", 429, "Too Many Requests: retry after 120");
        assertThat(telegram.failure(HISTORY, Map.of("chat", "5000000002"))).satisfies(e -> {
            assertThat(e.problem()).isEqualTo(Problem.RATE_LIMITED);
            assertThat(e.publicDetail()).contains("120 seconds");
        });
        telegram.failure(HISTORY, Map.of("chat", "5000000002"));
        assertThat(telegram.requests("getChatHistory")).hasSize(1);
    }

    @Test
    void historyWhenTheLibraryCrashesInTheMiddleThenTheNextCallWorks() {
        telegram.tdlib().on("getChatHistory", request -> {
            telegram.tdlib().crash();
            return null;
        });
        telegram.call(HISTORY, Map.of("chat", "5000000002"));
        assertThat(texts(telegram.call(HISTORY, Map.of("chat", "5000000002")))).hasSize(5);
    }

    @Test
    void dialogsWhenListedThenTitlesUnreadAndTheLastMessage() {
        JsonNode dialogs = telegram.call(DIALOGS, Map.of()).path("dialogs");
        assertThat(dialogs).hasSize(2);
        assertThat(dialogs.at("/0/title").asText()).isEqualTo("Bob");
        assertThat(dialogs.at("/0/unread").asInt()).isEqualTo(2);
        assertThat(dialogs.at("/0/last").asText()).isEqualTo("Bob: hello 5");
        assertThat(dialogs.at("/1/kind").asText()).isEqualTo("group");
    }

    @Test
    void dialogsWhenTheLastMessageIsCutThenNoEmojiIsCutInTwo() {
        ObjectNode chat = FakeAccount.chat(FakeAccount.BOB);
        chat.set("last_message", FakeAccount.message(FakeAccount.BOB, 5L << 20, "😀".repeat(200)));
        telegram.tdlib().on("getChat", request -> chat);
        assertThat(telegram.call(DIALOGS, Map.of("limit", 1)).at("/dialogs/0/last").asText()).endsWith("😀…").doesNotContain("U+D83D");
    }

    @Test
    void dialogsWhenFilteredThenOnlyThose() {
        assertThat(ids(telegram.call(DIALOGS, Map.of("unread", true)).path("dialogs"))).containsExactly(FakeAccount.BOB);
        assertThat(telegram.call(DIALOGS, Map.of("since", "1m")).path("dialogs")).isEmpty();
        assertThat(telegram.call(DIALOGS, Map.of("since", "1h")).path("dialogs")).hasSize(2);
    }

    /** Chats -1 to -count, of which the library loads 3 at a time. */
    private void manyChats(int count) {
        int[] loaded = {0};
        telegram.tdlib().on("loadChats", request -> {
            boolean all = loaded[0] >= count;
            loaded[0] = Math.min(count, loaded[0] + 3);
            return all ? FakeTdlib.error(404, "Not Found") : FakeTdlib.object("ok");
        }).on("getChats", request -> {
            ObjectNode chats = FakeTdlib.object("chats").put("total_count", count);
            chats.putArray("chat_ids");
            LongStream.rangeClosed(1, Math.min(loaded[0], request.path("limit").asInt())).forEach(id -> chats.withArrayProperty("chat_ids").add(-id));
            return chats;
        }).on("getChat", request -> {
            ObjectNode chat = FakeAccount.chat(FakeAccount.TEAM).put("id", request.path("chat_id").asLong());
            ((ObjectNode) chat.at("/positions/0")).put("order", String.valueOf(1_000 + request.path("chat_id").asLong()));
            return chat;
        });
    }

    @Test
    void dialogsWhenPagedThenEachChatOnce() {
        manyChats(8);
        JsonNode first = telegram.call(DIALOGS, Map.of("limit", 3));
        JsonNode second = telegram.call(DIALOGS, Map.of("limit", 3, "cursor", first.path("next_cursor").asText()));
        JsonNode third = telegram.call(DIALOGS, Map.of("limit", 3, "cursor", second.path("next_cursor").asText()));
        assertThat(ids(first.path("dialogs"))).containsExactly(-1L, -2L, -3L);
        assertThat(ids(second.path("dialogs"))).containsExactly(-4L, -5L, -6L);
        assertThat(ids(third.path("dialogs"))).containsExactly(-7L, -8L);
        assertThat(third.has("next_cursor")).isFalse();
    }

    @Test
    void dialogsWhenAFolderIsNamedThenItsListIsRead() {
        telegram.call("telegram.users.me", Map.of());
        telegram.tdlib().update(Json.read("{\"@type\":\"updateChatFolders\",\"chat_folders\":[{\"@type\":\"chatFolderInfo\",\"id\":4,\"name\":{\"@type\":\"chatFolderName\",\"text\":{\"@type\":\"formattedText\",\"text\":\"Work\"}}}]}"));
        assertThat(telegram.call("telegram.folders.list", Map.of()).at("/folders/0/name").asText()).isEqualTo("Work");
        telegram.call(DIALOGS, Map.of("folder", "work"));
        telegram.call(DIALOGS, Map.of("archived", true));
        assertThat(telegram.requests("getChats")).extracting(request -> request.at("/chat_list/@type").asText()).contains("chatListFolder", "chatListArchive");
        assertThat(telegram.failure(DIALOGS, Map.of("folder", "Wrk")).field()).contains("folder");
    }
}
