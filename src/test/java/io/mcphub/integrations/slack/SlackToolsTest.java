package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static io.mcphub.integrations.slack.SlackStandIn.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackToolsTest {
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private static HubException failure(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }

    private static MessageTools.Post message(String channel, String text) {
        return new MessageTools.Post(channel, text, null);
    }

    private static MessageTools.History history(String channel) {
        return new MessageTools.History(channel, null, null, null, null, null);
    }

    private void directoryAnswers() {
        slack.answersPages("conversations.list", "conversations.list~page1", "conversations.list~page2", "dGVhbTpDMDAwUFJPSlgy");
    }

    @Test
    void channelsListWhenAskedThenCompactRecordsAndTheCursor() {
        slack.answers("conversations.list", "conversations.list~page1");

        ChannelTools.Channels page = slack.channels().list(new ChannelTools.ListChannels(50, null, null, null), ADA);

        assertThat(page.channels()).extracting(SlackChannel::name).containsExactly("general", "project-orion");
        assertThat(page.channels().get(1)).isEqualTo(new SlackChannel(
                "C000PROJX2", "project-orion", "public_channel", true, false, 7, "Orion rollout", "Day-to-day work on Orion", "F000CANVS1"));
        assertThat(page.nextCursor()).isEqualTo("dGVhbTpDMDAwUFJPSlgy");
        assertThat(slack.form("conversations.list"))
                .isEqualTo(Map.of("exclude_archived", "1", "limit", "50", "types", "public_channel,private_channel"));
        assertThat(slack.requests("conversations.list").get(0).getHeader("Authorization")).isEqualTo("Bearer xoxp-synthetic-user");
        assertThat(slack.requests("auth.test")).isEmpty();
    }

    @Test
    void channelsListWhenTypeIsUnknownThenInvalidAndNoRequest() {
        HubException e = failure(() -> slack.channels().list(new ChannelTools.ListChannels(null, null, "secret&token=x", null), ADA));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("types");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void channelsListWhenCursorIsOldThenInvalid() {
        slack.answers("conversations.list", "conversations.list~error-invalid_cursor");
        HubException e = failure(() -> slack.channels().list(new ChannelTools.ListChannels(null, "old", null, null), ADA));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(slack.form("conversations.list")).containsEntry("cursor", "old");
    }

    @Test
    void usersInfoWhenIdThenOnePerson() {
        slack.answers("users.info", "users.info");
        SlackUser ben = slack.users().info(new UserTools.UserInfo("U000BENEX2"), ADA).user();
        assertThat(ben.displayName()).isEqualTo("ben");
        assertThat(ben.email()).isEqualTo("ben@example.com");
        assertThat(ben.timezone()).isEqualTo("America/New_York");
        assertThat(slack.form("users.info")).containsEntry("user", "U000BENEX2");
    }

    @Test
    void usersInfoWhenEmailThenLookedUpFirst() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail");
        slack.answers("users.info", "users.info");
        slack.users().info(new UserTools.UserInfo("ben@example.com"), ADA);
        assertThat(slack.form("users.lookupByEmail")).isEqualTo(Map.of("email", "ben@example.com"));
        assertThat(slack.form("users.info")).containsEntry("user", "U000BENEX2");
    }

    @Test
    void usersInfoWhenUnknownThenNotFound() {
        slack.answers("users.info", "users.info~error-user_not_found");
        assertThat(failure(() -> slack.users().info(new UserTools.UserInfo("U000NOBODY"), ADA)).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void postWhenChannelIsNamedThenPostedToItsId() {
        directoryAnswers();
        slack.answers("chat.postMessage", "chat.postMessage");

        SlackPosting.Posted posted = slack.messages().post(message("#Project-Orion", "Release checklist is ready for review."), ADA);

        assertThat(slack.form("chat.postMessage"))
                .isEqualTo(Map.of(
                        "channel", "C000PROJX2",
                        "text", "Release checklist is ready for review.",
                        "link_names", "0",
                        "mrkdwn", "1",
                        "unfurl_links", "1",
                        "unfurl_media", "1",
                        "reply_broadcast", "0"));
        assertThat(Json.write(posted))
                .isEqualTo("{\"channel_id\":\"C000PROJX2\",\"channel_name\":\"project-orion\",\"ts\":\"1767348000.000400\",\"time\":\"2026-01-02T10:00:00Z\","
                        + "\"permalink\":\"https://demo-workspace.slack.com/archives/C000PROJX2/p1767348000000400\"}");
    }

    @Test
    void postWhenNameIsOnlyCloseThenRefusedWithCandidatesAndNothingPosted() {
        directoryAnswers();
        HubException e = failure(() -> slack.messages().post(message("project", "x"), ADA));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("#project-orion (C000PROJX2)");
        assertThat(slack.requests("chat.postMessage")).isEmpty();
    }

    @Test
    void postWhenPersonThenIntoTheOpenedDirectConversation() {
        slack.answersPages("users.list", "users.list~page1", "users.list~page2", "dXNlcjpVMDAwQ0xFT1gz");
        slack.answers("conversations.open", "conversations.open~one-user");
        slack.answers("chat.postMessage", "chat.postMessage~dm");
        slack.messages().post(message("@ben", "hello"), ADA);
        assertThat(slack.form("conversations.open")).containsEntry("users", "U000BENEX2");
        assertThat(slack.form("chat.postMessage")).containsEntry("channel", "D000BENDM1");
    }

    @Test
    void postWhenTextIsHostileThenItArrivesUnchangedInOneField() {
        slack.answers("chat.postMessage", "chat.postMessage");
        String text = "a&channel=C000GENER1&token=x%00\r\nHost: evil\u202e 😀 \"}{<!channel>";
        slack.messages().post(message("C000PROJX2", text), ADA);
        assertThat(slack.form("chat.postMessage")).containsEntry("text", text).containsEntry("channel", "C000PROJX2").doesNotContainKey("token");
    }

    @ParameterizedTest
    @CsvSource({
        "chat.postMessage~error-not_in_channel, UPSTREAM_REFUSED, Join it",
        "chat.postMessage~error-channel_not_found, NOT_FOUND, slack.channels.list",
        "chat.postMessage~error-is_archived, UPSTREAM_REFUSED, archived",
        "chat.postMessage~error-no_text, INVALID_INPUT, text",
        "chat.postMessage~error-restricted_action, UPSTREAM_REFUSED, rules",
        "chat.postMessage~error-rate_limited, RATE_LIMITED, wait",
        "common~error-missing_scope, UPSTREAM_REFUSED, canvases:write",
        "common~error-internal_error, UPSTREAM_UNAVAILABLE, Check whether",
        "common~error-token_revoked, NOT_CONNECTED, connections page",
        "common~error-not_allowed_token_type, UPSTREAM_REFUSED, bot token"
    })
    void postWhenSlackRefusesThenTheErrorSaysWhatToDo(String fixture, Problem problem, String says) {
        slack.answers("chat.postMessage", fixture);
        HubException e = failure(() -> slack.messages().post(message("C000PROJX2", "x"), ADA));
        assertThat(e.problem()).isEqualTo(problem);
        assertThat(e.publicDetail()).contains(says).doesNotContain("xoxp");
        assertThat(slack.marked.isEmpty()).isEqualTo(problem != Problem.NOT_CONNECTED);
        assertThat(slack.requests("chat.postMessage")).hasSize(1);
    }

    @Test
    void postWhenTheTokenIsRefusedThenOnceMoreWithTheFreshOne() {
        slack.renewed = new Credential(ADA.connectionId(), ADA.userId(), Secret.of("xoxe.xoxp-1-fresh"), ADA.details());
        slack.answers("chat.postMessage", "common~error-token_expired");
        slack.server.stubFor(SlackStandIn.method("chat.postMessage")
                .withHeader("Authorization", equalTo("Bearer xoxe.xoxp-1-fresh"))
                .willReturn(SlackStandIn.fixture("chat.postMessage")));

        slack.messages().post(message("C000PROJX2", "x"), ADA);

        assertThat(slack.requests("chat.postMessage")).extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer xoxp-synthetic-user", "Bearer xoxe.xoxp-1-fresh");
        assertThat(slack.marked).containsExactly(ADA);
    }

    @Test
    void postWhenTooManyThenRetryAfterIsKept() {
        slack.answers("chat.postMessage", SlackStandIn.fixture("common~429-ratelimited").withStatus(429).withHeader("Retry-After", "30"));
        HubException e = failure(() -> slack.messages().post(message("C000PROJX2", "x"), ADA));
        assertThat(e.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"200", "503", "302"})
    void postWhenTheAnswerIsHtmlThenUnavailableAndNotRepeated(int status) {
        slack.answers("chat.postMessage", aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody(SlackStandIn.body("common~503-html.body.txt")));
        HubException e = failure(() -> slack.messages().post(message("C000PROJX2", "x"), ADA));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(e.publicDetail()).contains("unknown whether").doesNotContain("<");
        assertThat(slack.server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void postWhenSlackIsSlowThenUnavailableAndNotRepeated() {
        slack.impatient();
        slack.answers("chat.postMessage", SlackStandIn.fixture("chat.postMessage").withFixedDelay(2000));
        assertThat(failure(() -> slack.messages().post(message("C000PROJX2", "x"), ADA)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void postWhenTheConnectionBreaksThenUnavailableAndNotRepeated() {
        slack.answers("chat.postMessage", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(failure(() -> slack.messages().post(message("C000PROJX2", "x"), ADA)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(slack.requests("chat.postMessage")).hasSize(1);
    }

    @Test
    void historyWhenAskedThenMessagesWithAuthorsTimesAndLinks() {
        directoryAnswers();
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("users.info", "users.info");

        SlackHistory.Page page = slack.messages().history(new MessageTools.History("orion", 2, null, "2026-01-01", "2026-01-01", null), ADA);

        assertThat(slack.form("conversations.history"))
                .isEqualTo(Map.of(
                        "channel", "C000PROJX2",
                        "limit", "2",
                        "oldest", "1767225600.000000",
                        "latest", "1767311999.999999",
                        "inclusive", "1",
                        "include_all_metadata", "0"));
        assertThat(page.messages()).hasSize(2);
        assertThat(page.messages().get(0).author()).isEqualTo("ben");
        assertThat(page.messages().get(0).time()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(page.messages().get(0).replyCount()).isEqualTo(2);
        assertThat(page.messages().get(0).permalink()).isEqualTo("https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100");
        assertThat(page.messages().get(1).files()).extracting(SlackMessage.Attached::name).containsExactly("mockup.png");
        assertThat(page.nextCursor()).isNotBlank();
    }

    @Test
    void historyWhenNamesAreNotToldThenMessagesAllTheSame() {
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("users.info", "common~error-missing_scope");
        SlackHistory.Page page = slack.messages().history(history("C000PROJX2"), ADA);
        assertThat(page.messages()).hasSize(2).allSatisfy(m -> assertThat(m.author()).isNull());
    }

    @Test
    void historyWhenReadTwiceThenEachAuthorIsLookedUpOnce() {
        slack.answers("conversations.history", "conversations.history~page1");
        slack.answers("users.info", "users.info");
        slack.messages().history(history("C000PROJX2"), ADA);
        slack.messages().history(history("C000PROJX2"), ADA);
        assertThat(slack.requests("users.info")).hasSize(2);
    }

    @Test
    void historyWhenThreadThenReplies() {
        slack.answers("conversations.replies", "conversations.replies");
        slack.answers("users.info", "users.info");
        SlackHistory.Page page = slack.messages().history(new MessageTools.History("C000PROJX2", null, null, null, null, "1767261600.000100"), ADA);
        assertThat(slack.form("conversations.replies")).containsEntry("ts", "1767261600.000100").containsEntry("channel", "C000PROJX2");
        assertThat(page.messages().get(1).permalink()).endsWith("?thread_ts=1767261600.000100&cid=C000PROJX2");
    }

    @Test
    void historyWhenNotAMemberThenRefused() {
        slack.answers("conversations.history", "conversations.history~error-not_in_channel");
        assertThat(failure(() -> slack.messages().history(history("C000PROJX2"), ADA)).problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
    }

    @Test
    void historyWhenSlackIsSlowThenUnavailable() {
        slack.impatient();
        slack.answers("conversations.history", SlackStandIn.fixture("conversations.history~page1").withFixedDelay(2000));
        assertThat(failure(() -> slack.messages().history(history("C000PROJX2"), ADA)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void historyWhenTimeIsNonsenseThenInvalidAndNoRequest() {
        HubException e = failure(() -> slack.messages().history(new MessageTools.History("C000PROJX2", null, null, "yesterday'; --", null, null), ADA));
        assertThat(e.field()).contains("since");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void historyWhenDirectConversationThenNothingIsOpened() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail");
        slack.answers("conversations.list", "conversations.list~dms");
        slack.answers("conversations.history", "conversations.history~dm");
        slack.answers("users.info", "users.info");
        assertThat(slack.messages().history(history("ben@example.com"), ADA).channelId()).isEqualTo("D000BENDM1");
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void directoryWhenTwoConnectionsThenNothingIsShared() {
        directoryAnswers();
        slack.directory.channels(ADA);
        slack.directory.channels(ADA);
        assertThat(slack.requests("conversations.list")).hasSize(2);
        slack.directory.channels(new io.mcphub.connections.Credential("connection-2", "user-2", ADA.token(), ADA.details()));
        assertThat(slack.requests("conversations.list")).hasSize(4);
    }
}
