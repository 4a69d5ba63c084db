package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is particular about single tools. */
class SlackOtherToolsTest {
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void channelsListWhenMineAndArchivedThenTheOtherMethod() {
        slack.answers("users.conversations", "users.conversations");
        slack.call("slack.channels.list", Map.of("mine", true, "include_archived", true, "types", "im, mpim"));
        assertThat(slack.form("users.conversations")).isEqualTo(Map.of("types", "im,mpim", "exclude_archived", "false", "limit", "100"));
        assertThat(slack.failure("slack.channels.list", Map.of("types", "secret&token=x")).field()).contains("types");
    }

    @Test
    void channelsListWhenAskedThenWhatMattersAndNoFalseFlags() {
        slack.answers("conversations.list", "conversations.list~page1");
        JsonNode orion = slack.call("slack.channels.list", Map.of()).path("channels").path(1);
        assertThat(orion.toString())
                .isEqualTo("{\"id\":\"C000PROJX2\",\"name\":\"project-orion\",\"kind\":\"public_channel\",\"member\":true,\"members\":7,\"topic\":\"Orion rollout\","
                        + "\"purpose\":\"Day-to-day work on Orion\",\"canvas_id\":\"F000CANVS1\"}");
    }

    @Test
    void joinWhenAlreadyInThenSaidSo() {
        slack.answers("conversations.join", "conversations.join~already");
        assertThat(slack.call("slack.channels.join", Map.of("channel", "C000PROJX2")).path("already_member").asBoolean()).isTrue();
    }

    @Test
    void membersWhenListedThenNamesWhereKnownAndTheCursor() {
        slack.knowsNames();
        slack.answers("conversations.members", "conversations.members~big");
        slack.answers("users.info", "users.info~error-user_not_found");
        JsonNode page = slack.call("slack.channels.members", Map.of("channel", "C000PROJX2"));
        assertThat(page.path("channel_id").asText()).isEqualTo("C000PROJX2");
        assertThat(page.path("members").path(1).toString()).isEqualTo("{\"user_id\":\"U000BENEX2\",\"name\":\"ben\"}");
        assertThat(page.path("members").path(6).toString()).isEqualTo("{\"user_id\":\"U000NOONE7\"}");
        assertThat(page.path("next_cursor").asText()).isNotBlank();
    }

    @Test
    void usersListWhenAllThenBotsAndTheGoneWithTheirFlags() {
        slack.answers("users.list", "users.list~page2");
        assertThat(slack.call("slack.users.list", Map.of()).path("users").valueStream().map(u -> u.path("handle").asText())).containsExactly("cleo");
        JsonNode all = slack.call("slack.users.list", Map.of("include_all", true)).path("users");
        assertThat(all).anyMatch(u -> u.path("bot").asBoolean()).anyMatch(u -> u.path("deactivated").asBoolean());
    }

    @Test
    void findByEmailWhenNobodyThenAnAnswerAndNoError() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail~error-users_not_found");
        assertThat(slack.call("slack.users.find_by_email", Map.of("email", "x&token=1@example.com")).toString()).isEqualTo("{\"found\":false}");
        assertThat(slack.form("users.lookupByEmail")).isEqualTo(Map.of("email", "x&token=1@example.com"));
    }

    @Test
    void dmListWhenListedThenPeopleByNameAndGroupsByHandles() {
        slack.knowsNames();
        slack.answers("conversations.list", "conversations.list~dms");
        JsonNode all = slack.call("slack.dm.list", Map.of()).path("conversations");
        assertThat(all.path(0).toString()).isEqualTo("{\"id\":\"D000BENDM1\",\"kind\":\"im\",\"user_id\":\"U000BENEX2\",\"people\":[\"ben\"]}");
        assertThat(all).anySatisfy(d -> assertThat(d.toString()).isEqualTo("{\"id\":\"C000MPIMX4\",\"kind\":\"mpim\",\"people\":[\"ada\",\"ben\",\"cleo\"]}"));
    }

    @Test
    void openGroupWhenTooManyOrUnknownThenInvalidAndNothingOpened() {
        slack.knowsNames();
        assertThat(slack.failure("slack.dm.open_group", Map.of("user_ids", List.of("U000BENEX2"))).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(slack.failure("slack.dm.open_group", Map.of("user_ids", List.of("U000BENEX2", "@nobody-of-that-name"))).field()).contains("user_ids");
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void dmSendWhenThePersonIsGoneThenSaidSo() {
        slack.answers("conversations.open", "conversations.open~error-user_disabled");
        assertThat(slack.failure("slack.dm.send", Map.of("user_id", "U000GONEX9", "text", "x")).publicDetail()).contains("deactivated");
        assertThat(slack.requests("chat.postMessage")).isEmpty();
    }

    @Test
    void postWhenMarkdownThenSlackConvertsIt() {
        slack.answers("chat.postMessage", "chat.postMessage");
        slack.call("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "**bold** and `code`", "markdown", true));
        assertThat(slack.form("chat.postMessage")).containsEntry("markdown_text", "**bold** and `code`").doesNotContainKey("text");
        assertThat(slack.failure("slack.dm.send", Map.of("user_id", "U000BENEX2", "text", "x".repeat(12_001), "markdown", true)).field()).contains("text");
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void updateWhenMarkdownThenSlackConvertsItWithinTheLimitOfMarkdown() {
        slack.answers("chat.update", "chat.update");
        String text = "**v2** " + "x".repeat(5_000);
        slack.call("slack.messages.update", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "text", text, "markdown", true));
        assertThat(slack.form("chat.update")).containsEntry("markdown_text", text).doesNotContainKey("text");
    }

    @Test
    void scheduleWhenMarkdownThenSlackConvertsIt() {
        slack.answers("chat.scheduleMessage", "chat.scheduleMessage");
        slack.call("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "**soon**", "at", "2h", "markdown", true));
        assertThat(slack.form("chat.scheduleMessage")).containsEntry("markdown_text", "**soon**").doesNotContainKey("text");
    }

    @Test
    void postWhenTheAnswerLacksTheMessageThenNobodyKnows() {
        slack.answers("chat.postMessage", slack.fixture("chat.postMessage").withBody("{\"ok\":true}"));
        assertThat(slack.failure("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "x")).publicDetail()).contains("unknown whether");
    }

    @Test
    void reactWhenItWasSoBeforeThenNoError() {
        slack.answers("reactions.add", "reactions.add~error-already_reacted");
        slack.answers("reactions.remove", "reactions.remove~error-no_reaction");
        Map<String, String> arguments = Map.of("channel", "C000PROJX2", "timestamp", "1767261600.000100", "name", "eyes");
        assertThat(slack.call("slack.reactions.add", arguments).path("changed").asBoolean()).isFalse();
        assertThat(slack.call("slack.reactions.remove", arguments).path("changed").asBoolean()).isFalse();
    }

    @Test
    void reactionsWhenListedThenNamesAndCounts() {
        slack.knowsNames();
        slack.answers("users.info", "users.info~ada");
        slack.answers("reactions.get", "reactions.get");
        JsonNode given = slack.call("slack.reactions.list", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100")).path("reactions").path(0);
        assertThat(given.path("emoji").asText()).isEqualTo("eyes");
        assertThat(given.path("count").asInt()).isEqualTo(2);
        assertThat(given.path("people").path(0).path("name").asText()).isEqualTo("ada");
    }

    @Test
    void scheduleWhenRelativeThenAheadAndADayWithoutAnHourIsRefused() {
        slack.answers("chat.scheduleMessage", "chat.scheduleMessage");
        slack.call("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "x", "at", "2h"));
        assertThat(slack.form("chat.scheduleMessage")).containsEntry("post_at", String.valueOf(slack.clock.now().plusSeconds(7200).getEpochSecond()));
        HubException refused = slack.failure("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "x", "at", "tomorrow"));
        assertThat(refused.field()).contains("at");
        assertThat(refused.publicDetail()).contains("tomorrow 9:00");
    }

    @Test
    void scheduleWhenAMentionNotifiesNobodyThenThatIsSaid() {
        slack.answers("chat.scheduleMessage", "chat.scheduleMessage");
        assertThat(slack.call("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "Hi @anna.berg", "at", "2h")).at("/warnings/0").asText()).startsWith("@anna.berg");
    }

    @Test
    void textWhenLongerThanSlackTakesThenRefusedWithTheLimitBeforeAnyRequest() {
        assertThat(slack.failure("slack.messages.update", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "text", "x".repeat(4_001))).publicDetail()).contains("4000");
        assertThat(slack.failure("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "x".repeat(40_001))).publicDetail()).contains("40000");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void scheduleWhenThePastOrNoTimeThenInvalidAndNoRequest() {
        assertThat(slack.failure("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "x", "at", "2026-01-14")).field()).contains("at");
        assertThat(slack.failure("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "x", "at", "soon")).field()).contains("at");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void schedulesWhenListedThenIdsOfBothKindsAndReadableText() {
        slack.knowsNames();
        slack.answers("chat.scheduledMessages.list", "chat.scheduledMessages.list");
        JsonNode all = slack.call("slack.schedules.list", Map.of()).path("messages");
        assertThat(all.path(0).path("id").asText()).isEqualTo("1298393284");
        assertThat(all.path(0).path("text").asText()).isEqualTo("Stand-up in <5> minutes.");
        assertThat(all.path(0).path("channel_name").asText()).isEqualTo("project-orion");
        assertThat(all.path(1).path("id").asText()).isEqualTo("Q000SCHED1");
    }

    @Test
    void canvasEditWhenArgumentsDoNotFitThenTheFieldAndNoRequest() {
        assertThat(slack.failure("slack.canvas.edit", Map.of("canvas_id", "F1", "markdown", "x", "operation", "insert_after")).field()).contains("section_id");
        assertThat(slack.failure("slack.canvas.edit", Map.of("canvas_id", "F1", "markdown", "x", "section_id", "temp:C:1")).field()).contains("section_id");
        assertThat(slack.failure("slack.canvas.edit", Map.of("canvas_id", "F1", "operation", "replace")).field()).contains("markdown");
        assertThat(slack.failure("slack.canvas.edit", Map.of("canvas_id", "F1", "operation", "delete")).field()).contains("section_id");
        assertThat(slack.failure("slack.canvas.sections_lookup", Map.of("canvas_id", "F1")).field()).contains("contains_text");
        assertThat(slack.failure("slack.canvas.share", Map.of("canvas_id", "F1", "channel_ids", List.of("C000PROJX2"), "user_ids", List.of("U000BENEX2"))).problem())
                .isEqualTo(Problem.INVALID_INPUT);
        assertThat(slack.failure("slack.canvas.share", Map.of("canvas_id", "F1", "user_ids", List.of())).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void canvasEditWhenRenamedOrDeletedThenTheChangeSlackWants() {
        slack.answers("canvases.edit", "canvases.edit~rename");
        slack.call("slack.canvas.edit", Map.of("canvas_id", "F000CANVS1", "operation", "rename", "markdown", "New \"title\""));
        assertThat(slack.form("canvases.edit").get("changes")).isEqualTo("[{\"operation\":\"rename\",\"title_content\":{\"type\":\"markdown\",\"markdown\":\"New \\\"title\\\"\"}}]");
        slack.server.resetRequests();
        slack.call("slack.canvas.edit", Map.of("canvas_id", "F000CANVS1", "operation", "delete", "section_id", "temp:C:1"));
        assertThat(slack.form("canvases.edit").get("changes")).isEqualTo("[{\"operation\":\"delete\",\"section_id\":\"temp:C:1\"}]");
    }

    @Test
    void canvasCreateWhenTheLinkIsNotToldThenCreatedAllTheSame() {
        slack.answers("canvases.create", "canvases.create");
        slack.answers("files.info", "files.info~error-file_not_found");
        assertThat(slack.call("slack.canvas.create", Map.of("title", "Orion plan")).properties()).extracting(Map.Entry::getKey).containsExactly("canvas_id");
        assertThat(slack.form("canvases.create")).containsExactly(entry("title", "Orion plan"));
    }

    @Test
    void canvasShareWhenSomeFailThenBothListed() {
        slack.answers("canvases.access.set", slack.fixture("canvases.access.set~users").withBody("{\"ok\":true,\"failed_to_update_user_ids\":[\"U000CLEOX3\"]}"));
        slack.answers("files.info", "files.info~canvas");
        JsonNode shared = slack.call("slack.canvas.share", Map.of("canvas_id", "F000CANVS1", "user_ids", List.of("U000BENEX2", "U000CLEOX3")));
        assertThat(shared.path("shared_with").path(0).asText()).isEqualTo("U000BENEX2");
        assertThat(shared.path("failed").path(0).asText()).isEqualTo("U000CLEOX3");
    }

    @Test
    void usergroupsWhenListedThenMembersOnRequestOnly() {
        slack.knowsNames();
        slack.answers("usergroups.list", "usergroups.list");
        assertThat(slack.call("slack.usergroups.list", Map.of()).path("groups").path(0).has("people")).isFalse();
        assertThat(slack.call("slack.usergroups.list", Map.of("include_users", true)).path("groups").path(0).path("people").path(0).path("name").asText()).isEqualTo("ben");
    }

    private void unread() {
        slack.knowsNames();
        slack.answers("conversations.info", "conversations.info~direct");
        slack.answers("conversations.history", "conversations.history~unread");
    }

    @Test
    void unreadWhenSummarisedThenCountsMentionsAndTheNewestWithoutMyOwn() {
        unread();
        JsonNode summary = slack.call("slack.unread.summary", Map.of());
        JsonNode direct = summary.path("conversations").path(0);
        assertThat(direct.path("name").asText()).isEqualTo("ben");
        assertThat(direct.path("unread").asInt()).isEqualTo(2);
        assertThat(direct.path("mentions").asInt()).isEqualTo(1);
        assertThat(direct.path("newest").asText()).startsWith("ben: @").endsWith("can you look at the rollout?");
        assertThat(direct.path("since").asText()).isEqualTo("2026-01-01T10:06:40");
        assertThat(summary.path("checked").asInt()).isEqualTo(2);
        assertThat(SlackStandIn.form(slack.requests("conversations.history").get(0))).containsEntry("oldest", "1767258000.000000").containsEntry("limit", "50");
        assertThat(slack.requests("conversations.mark")).isEmpty();
    }

    @Test
    void unreadWhenSlackHasHadEnoughThenTheRestComesWithTheCursor() {
        unread();
        slack.server.stubFor(SlackStandIn.method("conversations.info").inScenario("limit").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("enough")
                .willReturn(slack.fixture("conversations.info~direct")));
        slack.server.stubFor(SlackStandIn.method("conversations.info").inScenario("limit").whenScenarioStateIs("enough").willSetStateTo("again")
                .willReturn(slack.fixture("common~429-ratelimited").withStatus(429).withHeader("Retry-After", "30")));

        JsonNode first = slack.call("slack.unread.summary", Map.of());
        slack.clock.use(java.time.Clock.offset(java.time.Clock.fixed(SlackStandIn.NOW, java.time.ZoneOffset.UTC), java.time.Duration.ofMinutes(1)));
        slack.server.resetRequests();
        slack.answers("conversations.info", "conversations.info~direct");
        JsonNode second = slack.call("slack.unread.summary", Map.of("cursor", first.path("next_cursor").asText()));

        assertThat(first.path("checked").asInt()).isEqualTo(1);
        assertThat(second.path("checked").asInt()).isEqualTo(1);
        assertThat(slack.form("conversations.info")).containsEntry("channel", "D000BENDM1");
    }

    @Test
    void markReadWhenNoTsThenUpToTheNewest() {
        slack.answers("conversations.history", "conversations.history~unread");
        slack.answers("conversations.mark", "conversations.mark");
        slack.call("slack.unread.mark_read", Map.of("channel", "C000PROJX2"));
        assertThat(slack.form("conversations.mark")).isEqualTo(Map.of("channel", "C000PROJX2", "ts", "1767268800.000200"));
        assertThat(slack.form("conversations.history")).as("Slack may order otherwise without it").containsEntry("latest", "1768478400.000000");
    }

    @Test
    void markReadWhenEmptyThenNothingIsMarked() {
        slack.answers("conversations.history", slack.fixture("conversations.history~unread").withBody("{\"ok\":true,\"messages\":[]}"));
        assertThat(slack.call("slack.unread.mark_read", Map.of("channel", "C000PROJX2")).has("ts")).isFalse();
        assertThat(slack.requests("conversations.mark")).isEmpty();
    }

    @Test
    void cancelAndJoinWhenAPersonIsNamedThenNoConversationIsOpened() {
        slack.answers("conversations.list", "conversations.list~dms");
        assertThat(slack.failure("slack.schedules.cancel", Map.of("channel_id", "U000NOBODY", "id", "Q000SCHED1")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(slack.failure("slack.channels.join", Map.of("channel", "U000NOBODY")).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void listsWhenNarrowedByACloseNameThenTheyTellWhatWasChosen() {
        slack.knowsNames();
        slack.answers("chat.scheduledMessages.list", "chat.scheduledMessages.list");
        slack.answers("files.list", "files.list");
        slack.answers("reactions.get", "reactions.get");
        JsonNode files = slack.call("slack.files.list", Map.of("channel", "orion", "user", "be"));
        assertThat(files.path("user_name").asText()).isEqualTo("ben");
        List<JsonNode> all = List.of(
                files, slack.call("slack.schedules.list", Map.of("channel", "orion")), slack.call("slack.reactions.list", Map.of("channel", "orion", "ts", "1767261600.000100")));
        assertThat(all).allSatisfy(list -> {
            assertThat(list.path("channel_id").asText()).isEqualTo("C000PROJX2");
            assertThat(list.path("channel_name").asText()).isEqualTo("project-orion");
        });
    }

    @Test
    void schedulesWhenTheTextMentionsSomebodyThenByName() {
        slack.knowsNames();
        String body = "{\"ok\":true,\"scheduled_messages\":[{\"id\":\"Q000SCHED1\",\"channel_id\":\"C000PROJX2\",\"post_at\":1768554000,\"text\":\"<@U000BENEX2> see <#C000PROJX2|>\"}]}";
        slack.answers("chat.scheduledMessages.list", slack.fixture("chat.scheduledMessages.list").withBody(body));
        assertThat(slack.call("slack.schedules.list", Map.of()).path("messages").path(0).path("text").asText()).isEqualTo("@ben see #project-orion");
    }

    @Test
    void postWhenTheChannelIsALinkToAMessageThenAskedWhatIsMeant() {
        String link = "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100";
        for (String tool : List.of("slack.messages.post", "slack.messages.schedule")) {
            Map<String, String> arguments = tool.endsWith("post") ? Map.of("channel", link, "text", "x") : Map.of("channel", link, "text", "x", "at", "2026-02-01T09:00");
            assertThat(slack.failure(tool, arguments).publicDetail()).contains("thread_ts");
        }
        assertThat(slack.failure("slack.files.upload", Map.of("channel", link, "filename", "a.txt", "content", "x")).field()).contains("channel");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void markReadWhenTheChannelIsALinkToAMessageThenNoFurther() {
        slack.answers("conversations.mark", "conversations.mark");
        slack.call("slack.unread.mark_read", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100"));
        assertThat(slack.form("conversations.mark")).isEqualTo(Map.of("channel", "C000PROJX2", "ts", "1767261600.000100"));
    }
}
