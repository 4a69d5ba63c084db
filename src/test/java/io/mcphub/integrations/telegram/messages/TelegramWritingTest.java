package io.mcphub.integrations.telegram.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.telegram.TelegramBench;
import io.mcphub.integrations.telegram.fake.FakeAccount;
import io.mcphub.integrations.telegram.fake.FakeTdlib;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools change at Telegram, and what they say about it. */
class TelegramWritingTest {
    private static final String SEND = "telegram.messages.send";
    private static final String DELETE = "telegram.messages.delete";
    private static final long SECOND = 2L << 20;
    private static final long TEMPORARY = 314_572_801L;
    private static final Set<String> WRITES = Set.of(
            "sendMessage", "forwardMessages", "editMessageText", "editMessageCaption", "deleteMessages", "addMessageReaction", "removeMessageReaction", "pinChatMessage",
            "unpinChatMessage", "viewMessages", "setChatDraftMessage", "toggleChatIsMarkedAsUnread", "readAllChatMentions", "readAllForumTopicMentions");

    private final TelegramBench telegram = new TelegramBench();

    @AfterEach
    void stop() {
        telegram.close();
    }

    private void impatient() {
        telegram.box().beans().get(Sending.class).patience = Duration.ofMillis(30);
    }

    private static ObjectNode pending(String text) {
        return FakeAccount.message(FakeAccount.BOB, TEMPORARY, text).set("sending_state", FakeTdlib.object("messageSendingStatePending").put("sending_id", 0));
    }

    @Test
    void sendWhenConfirmedThenSentWithTheFinalIdAndWhoWasMeant() {
        JsonNode sent = telegram.call(SEND, Map.of("chat", "Bob", "text", "hi"));
        assertThat(sent.path("state").asText()).isEqualTo("sent");
        assertThat(sent.at("/message_ids/0").asLong()).isEqualTo(315_621_376L);
        assertThat(sent.at("/chat/title").asText()).isEqualTo("Bob");
    }

    @Test
    void sendWhenAskedForMoreThenTelegramIsAskedSo() {
        telegram.tdlib().answer("parseMarkdown", "{\"@type\":\"formattedText\",\"text\":\"hi\",\"entities\":[{\"@type\":\"textEntity\",\"offset\":0,\"length\":2,\"type\":{\"@type\":\"textEntityTypeBold\"}}]}");
        telegram.call(SEND, Map.of("chat", "@team", "text", "**hi**", "reply_to", SECOND, "topic", 3, "silent", true, "link_preview", false, "at", "2023-11-15T09:00:00Z"));
        ObjectNode asked = telegram.requests("sendMessage").get(0);
        assertThat(asked.at("/input_message_content/text/entities/0/type/@type").asText()).isEqualTo("textEntityTypeBold");
        assertThat(asked.at("/reply_to/message_id").asLong()).isEqualTo(SECOND);
        assertThat(asked.at("/topic_id/forum_topic_id").asInt()).isEqualTo(3);
        assertThat(asked.at("/input_message_content/link_preview_options/is_disabled").asBoolean()).isTrue();
        assertThat(asked.at("/options/disable_notification").asBoolean()).isTrue();
        assertThat(asked.at("/options/scheduling_state/send_date").asLong()).isEqualTo(1_700_038_800);
    }

    @Test
    void sendWhenPlainThenTheTextAsItIs() {
        telegram.call(SEND, Map.of("chat", "Bob", "text", "**hi**", "markdown", false));
        assertThat(telegram.requests("parseMarkdown")).isEmpty();
        assertThat(telegram.requests("sendMessage").get(0).at("/input_message_content/text/text").asText()).isEqualTo("**hi**");
    }

    @Test
    void sendWhenTelegramConfirmsNothingThenQueuedAndHowToLookAndCancel() {
        impatient();
        telegram.tdlib().on("sendMessage", request -> pending("hi"));
        JsonNode queued = telegram.call(SEND, Map.of("chat", "Bob", "text", "hi"));
        assertThat(queued.path("state").asText()).isEqualTo("queued");
        assertThat(queued.path("next").asText()).contains("may still be sent", "telegram_messages_history", "telegram_messages_delete");
        assertThat(queued.at("/message_ids/0").asLong()).isEqualTo(TEMPORARY);
        assertThat(queued.has("time")).isFalse();
    }

    @Test
    void sendWhenTheLibraryCrashesAfterTakingItThenQueued() {
        impatient();
        telegram.tdlib().on("sendMessage", request -> {
            java.util.concurrent.CompletableFuture.runAsync(telegram.tdlib()::crash, java.util.concurrent.CompletableFuture.delayedExecutor(20, java.util.concurrent.TimeUnit.MILLISECONDS));
            return pending("hi");
        });
        assertThat(telegram.call(SEND, Map.of("chat", "Bob", "text", "hi")).path("state").asText()).isEqualTo("queued");
    }

    @Test
    void sendWhenTheLibraryCrashesInTheMiddleThenTheOutcomeIsUnknownAndNothingIsRepeated() {
        FakeTdlib first = telegram.tdlib();
        first.on("sendMessage", request -> {
            first.crash();
            return null;
        });
        assertThat(telegram.failure(SEND, Map.of("chat", "Bob", "text", "hi")).publicDetail()).contains("unknown", "Look before you repeat it");
        assertThat(first.requests("sendMessage")).hasSize(1);
        telegram.call("telegram.users.me", Map.of());
        assertThat(telegram.tdlib().requests("sendMessage")).isEmpty();
    }

    @Test
    void sendWhenTelegramRefusesItLaterThenFailsWithTheReason() {
        telegram.tdlib().on("sendMessage", request -> {
            telegram.tdlib().update(FakeTdlib.object("updateMessageSendFailed").put("old_message_id", TEMPORARY).<ObjectNode>set("message", pending("hi")).set("error", FakeTdlib.error(400, "CHAT_WRITE_FORBIDDEN")));
            return pending("hi");
        });
        assertThat(telegram.failure(SEND, Map.of("chat", "Bob", "text", "hi"))).satisfies(e -> {
            assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN);
            assertThat(e.publicDetail()).contains("may not write");
        });
    }

    private HubException refusedLater(String chat, JsonNode error) {
        telegram.tdlib().on("sendMessage", request -> {
            ObjectNode pending = pending("hi").put("chat_id", request.path("chat_id").asLong());
            telegram.tdlib().update(FakeTdlib.object("updateMessageSendFailed").put("old_message_id", TEMPORARY).<ObjectNode>set("message", pending).set("error", error));
            return pending;
        });
        return telegram.failure(SEND, Map.of("chat", chat, "text", "hi"));
    }

    @Test
    void sendWhenTelegramAsksToWaitLaterThenTheSecondsAndTheAccountWaits() {
        HubException refused = refusedLater("Bob", FakeTdlib.error(429, "Too Many Requests: retry after 300"));
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(300));
        assertThat(telegram.failure("telegram.users.me", Map.of()).problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(telegram.requests("getMe")).isEmpty();
    }

    @Test
    void sendWhenTheChatIsInSlowModeThenOnlyThatChatWaits() {
        telegram.tdlib().answer("getSupergroup", "{\"@type\":\"supergroup\",\"id\":1234567890,\"is_slow_mode_enabled\":true}");
        HubException refused = refusedLater("@team", FakeTdlib.error(429, "Too Many Requests: retry after 300"));
        assertThat(refused.publicDetail()).contains("slow mode", "300 seconds");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(300));
        telegram.call("telegram.users.me", Map.of());
    }

    @Test
    void sendWhenTheMessageVanishesFirstThenSaysSo() {
        telegram.tdlib().on("sendMessage", request -> {
            telegram.tdlib().update(Json.read("{\"@type\":\"updateDeleteMessages\",\"chat_id\":" + FakeAccount.BOB + ",\"message_ids\":[" + TEMPORARY + "],\"is_permanent\":true}"));
            return pending("hi");
        });
        assertThat(telegram.failure(SEND, Map.of("chat", "Bob", "text", "hi")).problem()).isEqualTo(Problem.CONFLICT);
    }

    @Test
    void sendWhenTheTitleOnlyResemblesThenNothingIsSentAndTheIdIsSuggested() {
        assertThat(telegram.failure(SEND, Map.of("chat", "Bo", "text", "hi")).publicDetail()).contains("not an exact and unique name", "Bob (private, 5000000002)");
        assertThat(telegram.requests("sendMessage")).isEmpty();
    }

    @Test
    void sendWhenTwoChatsHaveTheTitleThenNothingIsSent() {
        telegram.tdlib().answer("searchChats", "{\"@type\":\"chats\",\"total_count\":2,\"chat_ids\":[-1,-2]}")
                .on("getChat", request -> FakeAccount.chat(FakeAccount.TEAM).put("id", request.path("chat_id").asLong()));
        assertThat(telegram.failure(SEND, Map.of("chat", "Team", "text", "hi")).publicDetail()).contains("(group, -1)", "(group, -2)");
        assertThat(telegram.requests("sendMessage")).isEmpty();
    }

    @Test
    void sendWhenTheTimeIsOverThenRefused() {
        assertThat(telegram.failure(SEND, Map.of("chat", "Bob", "text", "hi", "at", "2020-01-01")).field()).contains("at");
    }

    @Test
    void writeWhenTheOwnerAllowsOnlySomeChatsThenOthersAreRefused() {
        telegram.use(telegram.box().account(Reach.ALL, Reach.only(List.of("@team"))));
        telegram.tdlib().answer("getSupergroup", "{\"@type\":\"supergroup\",\"id\":1234567890,\"usernames\":{\"@type\":\"usernames\",\"active_usernames\":[\"team\"]}}");
        assertThat(telegram.failure(SEND, Map.of("chat", "Bob", "text", "hi")).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(telegram.requests("sendMessage")).isEmpty();
        assertThat(telegram.call(SEND, Map.of("chat", "-1001234567890", "text", "hi")).path("state").asText()).isEqualTo("sent");
    }

    /** A good call of each tool that writes. */
    static Stream<Map.Entry<String, Map<String, Object>>> writes() {
        Map<String, Object> message = Map.of("chat", "Bob", "message_id", SECOND);
        return Stream.of(
                Map.entry(SEND, Map.of("chat", "Bob", "text", "hi")),
                Map.entry("telegram.messages.edit", with(message, "text", "better")),
                Map.entry(DELETE, Map.of("chat", "Bob", "message_ids", List.of(SECOND))),
                Map.entry("telegram.messages.forward", Map.of("from_chat", "@team", "message_ids", List.of(SECOND), "chat", "Bob")),
                Map.entry("telegram.messages.react", with(message, "emoji", "👍")),
                Map.entry("telegram.messages.pin", message),
                Map.entry("telegram.messages.mark_read", Map.of("chat", "Bob")),
                Map.entry("telegram.drafts.set", Map.of("chat", "Bob", "text", "dear Bob")));
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        Map<String, Object> more = new HashMap<>(arguments);
        more.put(name, value);
        return more;
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenOnlyAPreviewIsWantedThenItSaysWhatWouldHappenAndChangesNothing(Map.Entry<String, Map<String, Object>> write) {
        JsonNode shown = telegram.call(write.getKey(), with(write.getValue(), "preview", true));
        assertThat(shown.path("preview").asBoolean()).isTrue();
        assertThat(shown.path("target").asText()).isEqualTo("Bob (5000000002)");
        assertThat(WRITES).contains(shown.at("/would_send/@type").asText());
        assertThat(telegram.tdlib().requests()).noneMatch(request -> WRITES.contains(request.path("@type").asText()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenTheOwnerLetsToolsOnlyReadThenNothingIsAsked(Map.Entry<String, Map<String, Object>> write) {
        telegram.use(telegram.box().account(Reach.ALL, Reach.NONE));
        assertThat(telegram.failure(write.getKey(), with(write.getValue(), "preview", true)).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(telegram.tdlib().requests()).isEmpty();
    }

    @Test
    void editWhenATextThenItsTextAndOtherwiseItsCaption() {
        telegram.tdlib().answer("editMessageText", "{\"@type\":\"message\"}").answer("editMessageCaption", "{\"@type\":\"message\"}");
        telegram.call("telegram.messages.edit", Map.of("chat", "Bob", "message_id", SECOND, "text", "better"));
        assertThat(telegram.requests("editMessageText").get(0).at("/input_message_content/text/text").asText()).isEqualTo("better");
        ObjectNode photo = FakeAccount.message(FakeAccount.BOB, SECOND, "x");
        photo.set("content", Json.read("{\"@type\":\"messagePhoto\"}"));
        telegram.tdlib().on("getMessage", request -> photo);
        telegram.call("telegram.messages.edit", Map.of("chat", "Bob", "message_id", SECOND, "text", "the view"));
        assertThat(telegram.requests("editMessageCaption").get(0).at("/caption/text").asText()).isEqualTo("the view");
    }

    @Test
    void editWhenTelegramDoesNotAllowItThenRefusedBefore() {
        telegram.tdlib().answer("getMessageProperties", "{\"@type\":\"messageProperties\",\"can_be_edited\":false}");
        assertThat(telegram.failure("telegram.messages.edit", Map.of("chat", "Bob", "message_id", SECOND, "text", "x")).problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(telegram.requests("editMessageText")).isEmpty();
    }

    /** The library answers the post itself when it does not find the comment. */
    @Test
    void deleteWhenTheCommentOfALinkIsNotFoundThenThePostIsNotDeleted() {
        telegram.tdlib().on("getMessageLinkInfo", request -> FakeTdlib.object("messageLinkInfo").put("chat_id", FakeAccount.TEAM).set("message", FakeAccount.message(FakeAccount.TEAM, SECOND, "the post")));
        assertThat(telegram.failure(DELETE, Map.of("chat", "https://t.me/team/2?comment=7")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(telegram.requests("deleteMessages")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://t.me/c/1234567890/5", "t.me/team/5", "https://t.me/team/3/5?single", "tg://privatepost?channel=1234567890&post=5"})
    void sendWhenTheLinkLeadsIntoAChatThenNothingIsSentBesideItsTopic(String link) {
        assertThat(telegram.failure(SEND, Map.of("chat", link, "text", "hi")).publicDetail()).contains("Give the chat alone");
        assertThat(telegram.requests("sendMessage")).isEmpty();
    }

    @Test
    void deleteWhenAllowedThenForEverybodyOrOnlyForMe() {
        telegram.call(DELETE, Map.of("chat", "https://t.me/c/1234567890/2"));
        telegram.call(DELETE, Map.of("chat", "Bob", "message_ids", List.of(SECOND), "only_for_me", true));
        assertThat(telegram.requests("deleteMessages")).extracting(request -> request.path("revoke").asBoolean()).containsExactly(true, false);
    }

    @Test
    void deleteWhenTelegramWouldDeleteLessThenRefusedAndNothingIsDeleted() {
        telegram.tdlib().answer("getMessageProperties", "{\"@type\":\"messageProperties\",\"can_be_deleted_for_all_users\":false,\"can_be_deleted_only_for_self\":true}");
        assertThat(telegram.failure(DELETE, Map.of("chat", "Bob", "message_ids", List.of(SECOND))).publicDetail()).contains("Nothing was deleted");
        assertThat(telegram.requests("deleteMessages")).isEmpty();
    }

    @Test
    void deleteWhenTheMessageIsQueuedThenItIsCancelled() {
        telegram.tdlib().on("getMessage", request -> pending("hi"));
        telegram.call(DELETE, Map.of("chat", "Bob", "message_ids", List.of(TEMPORARY)));
        assertThat(telegram.requests("deleteMessages").get(0).at("/message_ids/0").asLong()).isEqualTo(TEMPORARY);
    }

    private void forwards(int count) {
        telegram.tdlib().on("forwardMessages", request -> {
            ObjectNode messages = FakeTdlib.object("messages").put("total_count", count);
            messages.putArray("messages").addNull();
            for (int i = 0; i < count; i++) {
                long temporary = TEMPORARY + i;
                messages.withArrayProperty("messages").add(pending("x").put("id", temporary));
                telegram.tdlib().update(FakeTdlib.object("updateMessageSendSucceeded").put("old_message_id", temporary).set("message", FakeAccount.message(FakeAccount.BOB, (9L + i) << 20, "x")));
            }
            return messages;
        });
    }

    @Test
    void forwardWhenSomeCannotBeForwardedThenSaysHowMany() {
        forwards(1);
        JsonNode sent = telegram.call("telegram.messages.forward", Map.of("from_chat", "@team", "message_ids", List.of(SECOND, 3L << 20), "chat", "Bob", "copy", true, "topic", 4));
        assertThat(sent.path("state").asText()).isEqualTo("sent");
        assertThat(sent.at("/message_ids/0").asLong()).isEqualTo(9L << 20);
        assertThat(sent.path("next").asText()).contains("1 of the messages cannot be forwarded");
        assertThat(telegram.requests("forwardMessages").get(0).path("send_copy").asBoolean()).isTrue();
    }

    @Test
    void forwardWhenTheIdsAreInAnyOrderThenTheOldestIsFirstAndEachOnce() {
        forwards(2);
        telegram.call("telegram.messages.forward", Map.of("from_chat", "@team", "message_ids", List.of(3L << 20, SECOND, SECOND), "chat", "Bob"));
        assertThat(telegram.requests("forwardMessages").get(0).path("message_ids").toString()).isEqualTo("[" + SECOND + "," + (3L << 20) + "]");
    }

    @Test
    void forwardWhenOneIsRefusedThenOnlyConfirmedOnesCountAsSentAndTheRestAsOpen() {
        telegram.tdlib().on("forwardMessages", request -> {
            ObjectNode messages = FakeTdlib.object("messages").put("total_count", 4);
            for (int i = 0; i < 4; i++) {
                messages.withArrayProperty("messages").add(pending("x").put("id", TEMPORARY + i));
            }
            telegram.tdlib().update(FakeTdlib.object("updateMessageSendSucceeded").put("old_message_id", TEMPORARY).set("message", FakeAccount.message(FakeAccount.BOB, 9L << 20, "x")));
            telegram.tdlib().update(FakeTdlib.object("updateMessageSendFailed").put("old_message_id", TEMPORARY + 2).<ObjectNode>set("message", pending("x")).set("error", FakeTdlib.error(400, "CHAT_WRITE_FORBIDDEN")));
            return messages;
        });
        impatient();
        HubException refused = telegram.failure("telegram.messages.forward", Map.of("from_chat", "@team", "message_ids", List.of(1L << 20, SECOND, 3L << 20, 4L << 20), "chat", "Bob"));
        assertThat(refused.publicDetail()).contains("may not write", "Sent before it: [" + (9L << 20) + "].", "The others may still be sent");
    }

    @Test
    void forwardWhenNoneCanBeForwardedThenRefused() {
        forwards(0);
        assertThat(telegram.failure("telegram.messages.forward", Map.of("from_chat", "@team", "message_ids", List.of(SECOND), "chat", "Bob")).field()).contains("message_ids");
    }

    @Test
    void reactWhenAddedOrTakenBackThenTelegramIsAskedSo() {
        telegram.call("telegram.messages.react", Map.of("chat", "Bob", "message_id", SECOND, "emoji", " 👍 "));
        telegram.call("telegram.messages.react", Map.of("chat", "Bob", "message_id", SECOND, "emoji", "👍", "remove", true));
        assertThat(telegram.requests("addMessageReaction").get(0).at("/reaction_type/emoji").asText()).isEqualTo("👍");
        assertThat(telegram.requests("removeMessageReaction")).hasSize(1);
        telegram.tdlib().fails("addMessageReaction", 400, "REACTION_INVALID");
        assertThat(telegram.failure("telegram.messages.react", Map.of("chat", "Bob", "message_id", SECOND, "emoji", "x")).publicDetail()).contains("Give another emoji");
    }

    @Test
    void reactWhenTheEmojiHasAStyleThenTelegramGetsTheReactionItKnows() {
        telegram.call("telegram.messages.react", Map.of("chat", "Bob", "message_id", SECOND, "emoji", "\u2764\uFE0F"));
        assertThat(telegram.requests("addMessageReaction").get(0).at("/reaction_type/emoji").asText()).isEqualTo("\u2764");
    }

    @Test
    void pinWhenPinnedThenSilentlyUnlessAsked() {
        telegram.call("telegram.messages.pin", Map.of("chat", "Bob", "message_id", SECOND));
        telegram.call("telegram.messages.pin", Map.of("chat", "Bob", "message_id", SECOND, "loud", true, "only_for_me", true));
        telegram.call("telegram.messages.pin", Map.of("chat", "Bob", "message_id", SECOND, "unpin", true));
        assertThat(telegram.requests("pinChatMessage")).extracting(request -> request.path("disable_notification").asBoolean()).containsExactly(true, false);
        assertThat(telegram.requests("unpinChatMessage")).hasSize(1);
    }

    @Test
    void markReadWhenWholeThenMentionsAndTheMarkToo() {
        telegram.tdlib().on("getChat", request -> FakeAccount.chat(FakeAccount.BOB).put("unread_count", 0).put("unread_mention_count", 1).put("is_marked_as_unread", true));
        JsonNode read = telegram.call("telegram.messages.mark_read", Map.of("chat", "5000000002"));
        assertThat(read.path("state").asText()).isEqualTo("done");
        assertThat(telegram.requests("viewMessages").get(0).path("force_read").asBoolean()).isTrue();
        assertThat(telegram.requests("readAllChatMentions")).hasSize(1);
        assertThat(telegram.requests("toggleChatIsMarkedAsUnread").get(0).path("is_marked_as_unread").asBoolean()).isFalse();
    }

    @Test
    void markReadWhenSomethingStaysUnreadThenSaysSo() {
        assertThat(telegram.call("telegram.messages.mark_read", Map.of("chat", "Bob", "message_id", SECOND)).path("next").asText()).contains("still counts 2 unread");
    }

    @Test
    void markReadWhenATopicThenItsMessagesAndMentions() {
        telegram.tdlib().answer("getForumTopic", "{\"@type\":\"forumTopic\",\"last_message\":{\"id\":" + (8L << 20) + "},\"unread_count\":0,\"unread_mention_count\":1}")
                .answer("readAllForumTopicMentions", "{\"@type\":\"ok\"}");
        telegram.call("telegram.messages.mark_read", Map.of("chat", "@team", "topic", 3));
        ObjectNode asked = telegram.requests("viewMessages").get(0);
        assertThat(asked.at("/message_ids/0").asLong()).isEqualTo(8L << 20);
        assertThat(asked.at("/source/@type").asText()).isEqualTo("messageSourceForumTopicHistory");
        assertThat(telegram.requests("readAllForumTopicMentions").get(0).path("forum_topic_id").asInt()).isEqualTo(3);
    }

    @Test
    void draftWhenSetOrRemovedThenTelegramIsAskedSo() {
        telegram.call("telegram.drafts.set", Map.of("chat", "Bob", "text", "dear Bob", "reply_to", SECOND, "topic", 2));
        telegram.call("telegram.drafts.set", Map.of("chat", "Bob"));
        List<ObjectNode> asked = telegram.requests("setChatDraftMessage");
        assertThat(asked.get(0).at("/draft_message/content/text/text").asText()).isEqualTo("dear Bob");
        assertThat(asked.get(1).has("draft_message")).isFalse();
    }
}
