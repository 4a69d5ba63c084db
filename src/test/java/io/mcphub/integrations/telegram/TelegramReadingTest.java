package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching, looking around a message, what is unread, and who is where. */
class TelegramReadingTest {
    private static final String SEARCH = "telegram.messages.search";
    private static final String CONTEXT = "telegram.messages.context";
    private static final String UNREAD = "telegram.unread.summary";
    private static final String MEMBERS = "telegram.members.list";
    private static final long THIRD = 3L << 20;

    private final TelegramBench telegram = new TelegramBench();

    @AfterEach
    void stop() {
        telegram.close();
    }

    private static List<String> texts(JsonNode page) {
        return StreamSupport.stream(page.path("messages").spliterator(), false).map(message -> message.path("text").asText()).toList();
    }

    private static List<String> all(JsonNode rows, String member) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path(member).asText()).toList();
    }

    @Test
    void searchWhenInOneChatThenItsHitsByPages() {
        JsonNode first = telegram.call(SEARCH, Map.of("chat", "Bob", "query", "hello", "limit", 2));
        JsonNode second = telegram.call(SEARCH, Map.of("chat", "Bob", "query", "hello", "cursor", first.path("next_cursor").asText()));
        assertThat(texts(first)).containsExactly("hello 5", "hello 4");
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(texts(second)).containsExactly("hello 3", "hello 2", "hello 1");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void searchWhenBoundedInOneChatThenOnlyHitsBetween() {
        JsonNode page = telegram.call(SEARCH, Map.of("chat", "Bob", "query", "hello", "since", "2023-11-14T22:15:20Z", "until", "2023-11-14T22:18:20Z"));
        assertThat(texts(page)).containsExactly("hello 4", "hello 3", "hello 2");
        assertThat(page.has("total")).isFalse();
    }

    @Test
    void searchWhenInAllChatsThenEachHitNamesItsChat() {
        JsonNode page = telegram.call(SEARCH, Map.of("query", "5"));
        assertThat(all(page.path("messages"), "chat_title")).containsExactly("Bob", "Team");
        assertThat(page.at("/messages/1/chat_id").asLong()).isEqualTo(FakeAccount.TEAM);
    }

    @Test
    void searchWhenTelegramAnswersInShortPagesThenItIsAskedOn() {
        telegram.tdlib().on("searchMessages", request -> {
            int page = request.path("offset").asText().isEmpty() ? 1 : Integer.parseInt(request.path("offset").asText());
            ObjectNode found = FakeTdlib.object("foundMessages").put("total_count", 9).put("next_offset", page == 3 ? "" : String.valueOf(page + 1));
            found.putArray("messages").add(FakeAccount.message(FakeAccount.BOB, page, "page " + page));
            return found;
        });
        assertThat(texts(telegram.call(SEARCH, Map.of("query", "page")))).containsExactly("page 1", "page 2", "page 3");
        JsonNode first = telegram.call(SEARCH, Map.of("query", "page", "limit", 2));
        assertThat(texts(telegram.call(SEARCH, Map.of("query", "page", "cursor", first.path("next_cursor").asText())))).containsExactly("page 3");
    }

    @Test
    void searchWhenBySenderKindAndTimeThenTelegramIsAskedSo() {
        telegram.call(SEARCH, Map.of("chat", "@team", "from", "Bob", "kind", "photo", "topic", 3));
        telegram.call(SEARCH, Map.of("chat", "Bob", "from", "@team", "query", "x"));
        assertThat(telegram.requests("searchChatMessages").get(1).at("/sender_id/chat_id").asLong()).isEqualTo(FakeAccount.TEAM);
        ObjectNode inOne = telegram.requests("searchChatMessages").get(0);
        assertThat(inOne.at("/sender_id/user_id").asLong()).isEqualTo(FakeAccount.BOB);
        assertThat(inOne.at("/filter/@type").asText()).isEqualTo("searchMessagesFilterPhoto");
        assertThat(inOne.at("/topic_id/forum_topic_id").asInt()).isEqualTo(3);
        assertThat(texts(telegram.call(SEARCH, Map.of("query", "4", "from", "Bob", "since", "1h", "until", "now")))).containsExactly("news 4");
        ObjectNode inAll = telegram.requests("searchMessages").get(0);
        assertThat(inAll.path("min_date").asLong()).isEqualTo(1_700_000_600 - 3600);
        assertThat(inAll.path("max_date").asLong()).isEqualTo(1_700_000_599);
    }

    @Test
    void searchWhenNothingToLookForThenSaysWhatToGive() {
        assertThat(telegram.failure(SEARCH, Map.of()).field()).contains("query");
        assertThat(telegram.failure(SEARCH, Map.of("kind", "mention")).field()).contains("kind");
        assertThat(telegram.failure(SEARCH, Map.of("query", "x", "topic", 3)).field()).contains("topic");
    }

    @Test
    void contextWhenAskedThenTheMessagesAroundIt() {
        telegram.tdlib().on("getChatHistory", request -> {
            List<JsonNode> all = FakeAccount.messages(FakeAccount.BOB);
            long from = request.path("from_message_id").asLong();
            boolean newer = request.path("offset").asInt() < 0;
            ObjectNode page = FakeTdlib.object("messages").put("total_count", 5);
            page.putArray("messages").addAll(all.stream().filter(message -> newer ? message.path("id").asLong() >= from : message.path("id").asLong() < from).limit(request.path("limit").asLong()).toList());
            return page;
        });
        JsonNode page = telegram.call(CONTEXT, Map.of("chat", "Bob", "message_id", THIRD, "before", 1, "after", 2));
        assertThat(texts(page)).containsExactly("hello 5", "hello 4", "hello 3", "hello 2");
        assertThat(page.path("message_id").asLong()).isEqualTo(THIRD);
    }

    @Test
    void getWhenByLinkThenTheMessageAndItsChat() {
        JsonNode got = telegram.call("telegram.messages.get", Map.of("chat", "https://t.me/c/1234567890/5"));
        assertThat(got.at("/message/text").asText()).isEqualTo("news 5");
        assertThat(got.at("/chat/title").asText()).isEqualTo("Team");
        assertThat(got.path("url").asText()).isEqualTo("https://t.me/c/1234567890/5");
        assertThat(telegram.call("telegram.messages.get", Map.of("chat", "Bob", "message_id", THIRD)).has("url")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "t.me/team/5", "https://t.me/s/team/5", "https://team.t.me/5", "https://t.me/c/1234567890/5?single", "https://t.me/c/1234567890/3/5", "https://t.me/team/3/5?thread=3", "https://t.me/team/2?comment=5",
        "tg://resolve?domain=team&post=5&single", "tg:privatepost?channel=1234567890&post=5", "https://t.me/team/2?single&comment=5&t=9"})
    void getWhenByAnyShapeOfLinkThenTheMessageItNames(String link) {
        telegram.tdlib().on("getMessageLinkInfo", request -> FakeTdlib.object("messageLinkInfo").put("chat_id", FakeAccount.TEAM).set("message", FakeAccount.message(FakeAccount.TEAM, 5L << 20, "news 5")))
                .on("getMessage", request -> FakeAccount.message(FakeAccount.TEAM, request.path("message_id").asLong(), "news 5"));
        assertThat(telegram.call("telegram.messages.get", Map.of("chat", link)).at("/message/id").asLong()).isEqualTo(5L << 20);
    }

    @Test
    void getWhenTheCommentOfALinkIsNotFoundThenThePostIsNotShownForIt() {
        telegram.tdlib().on("getMessageLinkInfo", request -> FakeTdlib.object("messageLinkInfo").put("chat_id", FakeAccount.TEAM).set("message", FakeAccount.message(FakeAccount.TEAM, 2L << 20, "post")));
        assertThat(telegram.failure("telegram.messages.get", Map.of("chat", "https://t.me/team/2?comment=5")).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void getWhenTheMessageIsUnknownThenSaysSo() {
        assertThat(telegram.failure("telegram.messages.get", Map.of("chat", "Bob", "message_id", 77)).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(telegram.failure("telegram.messages.get", Map.of("chat", "https://t.me/team/99")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(telegram.failure("telegram.messages.get", Map.of("chat", "Bob")).field()).contains("message_id");
    }

    private void chats(ObjectNode... chats) {
        telegram.tdlib().on("getChats", request -> {
            ObjectNode list = FakeTdlib.object("chats").put("total_count", chats.length);
            list.putArray("chat_ids");
            LongStream.rangeClosed(1, chats.length).forEach(list.withArrayProperty("chat_ids")::add);
            return list;
        }).on("getChat", request -> chats[request.path("chat_id").asInt() - 1].put("id", request.path("chat_id").asLong()));
    }

    private static ObjectNode unread(String title, int messages, int mentions, int muted) {
        ObjectNode chat = FakeAccount.chat(FakeAccount.TEAM).put("title", title).put("unread_count", messages).put("unread_mention_count", mentions);
        ((ObjectNode) chat.path("notification_settings")).put("mute_for", muted);
        return chat;
    }

    @Test
    void unreadWhenSummarisedThenMentionsFirstAndMutedLast() {
        chats(unread("loud", 90, 0, 0), unread("muted", 500, 0, 9), unread("read", 0, 0, 0), unread("mentioned", 3, 2, 9));
        JsonNode summary = telegram.call(UNREAD, Map.of());
        assertThat(all(summary.path("dialogs"), "title")).containsExactly("mentioned", "loud", "muted");
        assertThat(summary.path("messages").asInt()).isEqualTo(593);
        assertThat(summary.path("mentions").asInt()).isEqualTo(2);
        assertThat(summary.path("checked").asInt()).isEqualTo(4);
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(all(telegram.call(UNREAD, Map.of("without_muted", true)).path("dialogs"), "title")).containsExactly("mentioned", "loud");
        JsonNode one = telegram.call(UNREAD, Map.of("limit", 1));
        assertThat(one.path("dialogs")).hasSize(1);
        assertThat(one.path("chats").asInt()).isEqualTo(3);
    }

    @Test
    void infoWhenAskedThenDescriptionMembersAndRole() {
        telegram.tdlib().answer("getSupergroupFullInfo", "{\"@type\":\"supergroupFullInfo\",\"description\":\"All of us\",\"member_count\":42,\"slow_mode_delay\":30,\"linked_chat_id\":-1009}");
        JsonNode info = telegram.call("telegram.dialogs.info", Map.of("chat", "@team"));
        assertThat(info.path("about").asText()).isEqualTo("All of us");
        assertThat(info.path("members").asInt()).isEqualTo(42);
        assertThat(info.path("role").asText()).isEqualTo("member");
        assertThat(info.path("slow_mode").asInt()).isEqualTo(30);
        assertThat(info.path("linked_chat").asLong()).isEqualTo(-1009);
        telegram.tdlib().answer("getUserFullInfo", "{\"@type\":\"userFullInfo\",\"bio\":{\"@type\":\"formattedText\",\"text\":\"I am Bob\",\"entities\":[]}}");
        assertThat(telegram.call("telegram.dialogs.info", Map.of("chat", "Bob")).path("about").asText()).isEqualTo("I am Bob");
    }

    @Test
    void contactsWhenSearchedThenByNameOrPhone() {
        JsonNode bob = telegram.call("telegram.contacts.search", Map.of("query", "bo")).at("/people/0");
        assertThat(bob.path("name").asText()).isEqualTo("Bob");
        assertThat(bob.path("id").asLong()).isEqualTo(FakeAccount.BOB);
        assertThat(telegram.call("telegram.contacts.search", Map.of("query", "+49 151 00002")).path("people")).hasSize(1);
        assertThat(telegram.call("telegram.contacts.search", Map.of("query", "+49 30 1")).path("people")).isEmpty();
    }

    private static String member(long user, String status) {
        return "{\"@type\":\"chatMember\",\"member_id\":{\"@type\":\"messageSenderUser\",\"user_id\":" + user + "},\"joined_chat_date\":1700000000,\"status\":{\"@type\":\"chatMemberStatus" + status + "\"}}";
    }

    @Test
    void membersWhenOfASupergroupThenByPages() {
        telegram.tdlib().on("getSupergroupMembers", request -> Json.read("{\"@type\":\"chatMembers\",\"total_count\":2,\"members\":["
                + (request.path("offset").asInt() == 0 ? member(5_000_000_001L, "Creator") : member(FakeAccount.BOB, "Member")) + "]}"));
        JsonNode first = telegram.call(MEMBERS, Map.of("chat", "@team", "limit", 1));
        JsonNode second = telegram.call(MEMBERS, Map.of("chat", "@team", "limit", 1, "cursor", first.path("next_cursor").asText()));
        assertThat(first.at("/members/0/role").asText()).isEqualTo("owner");
        assertThat(second.at("/members/0/name").asText()).isEqualTo("Bob");
        assertThat(second.has("next_cursor")).isFalse();
        telegram.call(MEMBERS, Map.of("chat", "@team", "query", "Bo"));
        telegram.call(MEMBERS, Map.of("chat", "@team", "who", "admins"));
        telegram.call(MEMBERS, Map.of("chat", "@team", "who", "bots"));
        assertThat(telegram.requests("getSupergroupMembers")).extracting(request -> request.at("/filter/@type").asText())
                .contains("supergroupMembersFilterBots", "supergroupMembersFilterRecent", "supergroupMembersFilterSearch", "supergroupMembersFilterAdministrators");
        assertThat(telegram.failure(MEMBERS, Map.of("chat", "@team", "query", "Bo", "who", "admins")).field()).contains("who");
    }

    @Test
    void membersWhenOfABasicGroupThenChosenHere() {
        ObjectNode group = FakeAccount.chat(FakeAccount.TEAM);
        group.set("type", FakeTdlib.object("chatTypeBasicGroup").put("basic_group_id", 9));
        telegram.tdlib().on("getChat", request -> group)
                .answer("getBasicGroupFullInfo", "{\"@type\":\"basicGroupFullInfo\",\"description\":\"\",\"members\":[" + member(5_000_000_001L, "Administrator") + "," + member(FakeAccount.BOB, "Member") + "]}")
                .answer("getBasicGroup", "{\"@type\":\"basicGroup\",\"id\":9,\"member_count\":2,\"status\":{\"@type\":\"chatMemberStatusMember\"}}");
        assertThat(all(telegram.call(MEMBERS, Map.of("chat", "-9", "who", "admins")).path("members"), "name")).containsExactly("Ada Tester");
        assertThat(all(telegram.call(MEMBERS, Map.of("chat", "-9", "query", "bob")).path("members"), "role")).containsExactly("member");
        assertThat(telegram.call("telegram.dialogs.info", Map.of("chat", "-9")).path("members").asInt()).isEqualTo(2);
    }

    @Test
    void membersWhenOfABasicGroupThenFoundByUsernameAndByTheBeginningOfANameAlone() {
        ObjectNode group = FakeAccount.chat(FakeAccount.TEAM);
        group.set("type", FakeTdlib.object("chatTypeBasicGroup").put("basic_group_id", 9));
        telegram.tdlib().on("getChat", request -> group)
                .answer("getBasicGroupFullInfo", "{\"@type\":\"basicGroupFullInfo\",\"description\":\"\",\"members\":[" + member(5_000_000_001L, "Creator") + "," + member(FakeAccount.BOB, "Member") + "]}");
        assertThat(all(telegram.call(MEMBERS, Map.of("chat", "-9", "query", "@ada_")).path("members"), "name")).containsExactly("Ada Tester");
        assertThat(all(telegram.call(MEMBERS, Map.of("chat", "-9", "query", "test")).path("members"), "name")).containsExactly("Ada Tester");
        assertThat(telegram.call(MEMBERS, Map.of("chat", "-9", "query", "ester")).path("members")).isEmpty();
        assertThat(telegram.call(MEMBERS, Map.of("chat", "-9", "who", "bots")).path("members")).isEmpty();
    }

    @Test
    void membersWhenOfOnePersonThenRefused() {
        assertThat(telegram.failure(MEMBERS, Map.of("chat", "Bob")).publicDetail()).contains("Give a group or channel");
    }

    @Test
    void topicsWhenListedThenByPages() {
        ObjectNode forum = (ObjectNode) Json.read("{\"@type\":\"supergroup\",\"id\":1234567890,\"is_forum\":true}");
        telegram.tdlib().on("getSupergroup", request -> forum).on("getForumTopics", request -> Json.read(request.path("offset_forum_topic_id").asInt() == 0
                ? "{\"@type\":\"forumTopics\",\"total_count\":2,\"topics\":[{\"@type\":\"forumTopic\",\"info\":{\"@type\":\"forumTopicInfo\",\"forum_topic_id\":1,\"name\":\"General\"},\"unread_count\":4}],\"next_offset_date\":5,\"next_offset_message_id\":6,\"next_offset_forum_topic_id\":1}"
                : "{\"@type\":\"forumTopics\",\"total_count\":2,\"topics\":[{\"@type\":\"forumTopic\",\"info\":{\"@type\":\"forumTopicInfo\",\"forum_topic_id\":7,\"name\":\"Plans\",\"is_closed\":true},\"unread_count\":0}],\"next_offset_date\":0,\"next_offset_message_id\":0,\"next_offset_forum_topic_id\":0}"));
        JsonNode first = telegram.call("telegram.topics.list", Map.of("chat", "@team"));
        JsonNode second = telegram.call("telegram.topics.list", Map.of("chat", "@team", "cursor", first.path("next_cursor").asText()));
        assertThat(first.at("/topics/0/name").asText()).isEqualTo("General");
        assertThat(second.at("/topics/0/id").asInt()).isEqualTo(7);
        assertThat(second.at("/topics/0/closed").asBoolean()).isTrue();
        assertThat(second.has("next_cursor")).isFalse();
    }

    @Test
    void topicsWhenTheGroupHasNoneThenSaysSo() {
        assertThat(telegram.failure("telegram.topics.list", Map.of("chat", "@team")).publicDetail()).contains("has no topics");
        assertThat(telegram.failure("telegram.topics.list", Map.of("chat", "Bob")).field()).contains("chat");
    }
}
