package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.slack.SlackStandIn.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.integrations.slack.CanvasTools.AccessLevel;
import io.mcphub.integrations.slack.CanvasTools.Operation;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SlackMoreToolsTest {
    private static final String USERS_CURSOR = "dXNlcjpVMDAwQ0xFT1gz";
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private static HubException failure(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call);
    }

    @Test
    void usersListWhenAskedThenPeopleWithoutBotsAndTheGone() {
        slack.answers("users.list", "users.list~page2");
        assertThat(slack.users().list(new UserTools.ListUsers(3, "c1", null), ADA).users()).extracting(SlackUser::handle).containsExactly("cleo");
        assertThat(slack.form("users.list")).containsEntry("limit", "3").containsEntry("cursor", "c1");
    }

    @Test
    void usersListWhenAllThenEverybodyOnThePage() {
        slack.answers("users.list", "users.list~page2");
        assertThat(slack.users().list(new UserTools.ListUsers(null, null, true), ADA).users()).hasSizeGreaterThan(2).anyMatch(SlackUser::bot).anyMatch(SlackUser::deactivated);
    }

    @Test
    void findByEmailWhenKnownThenThePerson() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail");
        UserTools.Found found = slack.users().findByEmail(new UserTools.FindByEmail(" ben@example.com "), ADA);
        assertThat(found.found()).isTrue();
        assertThat(slack.form("users.lookupByEmail")).isEqualTo(Map.of("email", "ben@example.com"));
    }

    @Test
    void findByEmailWhenUnknownThenNobodyAndNoError() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail~error-users_not_found");
        assertThat(Json.write(slack.users().findByEmail(new UserTools.FindByEmail("x&token=1@example.com"), ADA))).isEqualTo("{\"found\":false}");
        assertThat(slack.form("users.lookupByEmail")).isEqualTo(Map.of("email", "x&token=1@example.com"));
    }

    @Test
    void searchWhenFoundThenHitsWithLinks() {
        slack.answers("search.messages", "search.messages");
        SearchTools.Hits hits = slack.search().search(new SearchTools.Search("orion", null, null, null), ADA);
        assertThat(slack.form("search.messages"))
                .containsEntry("query", "orion")
                .containsEntry("count", "20")
                .containsEntry("page", "1")
                .containsEntry("sort", "timestamp")
                .containsEntry("sort_dir", "desc");
        assertThat(hits.total()).isEqualTo(3);
        assertThat(hits.messages()).hasSize(3).first().satisfies(h -> {
            assertThat(h.channelName()).isEqualTo("project-orion");
            assertThat(h.permalink()).startsWith("https://demo-workspace.slack.com/");
        });
    }

    @Test
    void searchWhenNothingThenEmpty() {
        slack.answers("search.messages", "search.messages~empty");
        assertThat(slack.search().search(new SearchTools.Search("nothing", 5, 2, SearchTools.Sort.RELEVANCE), ADA).messages()).isEmpty();
        assertThat(slack.form("search.messages")).containsEntry("sort", "score").containsEntry("page", "2").containsEntry("count", "5");
    }

    @Test
    void dmListWhenAskedThenWithNames() {
        slack.answers("conversations.list", "conversations.list~dms");
        slack.answersPages("users.list", "users.list~page1", "users.list~page2", USERS_CURSOR);
        DmTools.Dms page = slack.dms().list(new DmTools.ListDms(null, null), ADA);
        assertThat(page.conversations()).contains(new DmTools.Dm("D000BENDM1", "im", "U000BENEX2", "ben"), new DmTools.Dm("C000MPIMX4", "mpim", null, "mpdm-ada--ben--cleo-1"));
        assertThat(slack.form("conversations.list")).containsEntry("types", "im,mpim");
    }

    @Test
    void dmSendWhenEmailThenOpenedAndPosted() {
        slack.answers("users.lookupByEmail", "users.lookupByEmail");
        slack.answers("conversations.open", "conversations.open~one-user");
        slack.answers("chat.postMessage", "chat.postMessage~dm");
        SlackPosting.Posted posted = slack.dms().send(new DmTools.Send("ben@example.com", "hello", null), ADA);
        assertThat(posted.channelId()).isEqualTo("D000BENDM1");
        assertThat(slack.form("chat.postMessage")).containsEntry("channel", "D000BENDM1").containsEntry("text", "hello");
    }

    @Test
    void dmSendWhenNameIsOnlyCloseThenNothingIsSent() {
        slack.answersPages("users.list", "users.list~page1", "users.list~page2", USERS_CURSOR);
        HubException e = failure(() -> slack.dms().send(new DmTools.Send("@be", "hello", null), ADA));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("@ben (U000BENEX2)");
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void dmHistoryWhenPersonThenTheirConversation() {
        slack.answers("conversations.list", "conversations.list~dms");
        slack.answers("conversations.history", "conversations.history~dm");
        slack.answers("users.info", "users.info");
        assertThat(slack.dms().history(new DmTools.DmHistory("U000BENEX2", 10, null, null, null), ADA).messages()).isNotEmpty();
        assertThat(slack.form("conversations.history")).containsEntry("channel", "D000BENDM1").containsEntry("limit", "10");
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void canvasCreateWhenChannelThenAllFieldsAndTheLink() {
        slack.answers("canvases.create", "canvases.create");
        slack.answers("files.info", "files.info~canvas");
        String hostile = "# Goals\n\"}],\"operation\":\"delete\" &token=1";
        CanvasTools.Created created = slack.canvases().create(new CanvasTools.Create("Orion plan", hostile, "C000PROJX2"), ADA);
        assertThat(created.permalink()).isEqualTo("https://demo-workspace.slack.com/docs/T000DEMO01/F000CANVS1");
        Map<String, String> form = slack.form("canvases.create");
        assertThat(form).containsOnlyKeys("title", "document_content", "channel_id").containsEntry("channel_id", "C000PROJX2");
        assertThat(Json.read(form.get("document_content"))).isEqualTo(Json.tree(Map.of("type", "markdown", "markdown", hostile)));
        assertThat(slack.requests("canvases.create").get(0).getHeader("Authorization")).isEqualTo("Bearer xoxp-synthetic-user");
    }

    @Test
    void canvasCreateWhenLinkIsNotToldThenCreatedAllTheSame() {
        slack.answers("canvases.create", "canvases.create");
        slack.answers("files.info", "files.info~error-file_not_found");
        assertThat(slack.canvases().create(new CanvasTools.Create("Orion plan", null, null), ADA).permalink()).isNull();
    }

    @Test
    void canvasEditWhenSectionThenOneChange() {
        slack.answers("canvases.edit", "canvases.edit~replace-section");
        slack.canvases().edit(new CanvasTools.Edit("F000CANVS1", "# New", Operation.REPLACE, "temp:C:1"), ADA);
        assertThat(slack.form("canvases.edit"))
                .isEqualTo(Map.of(
                        "canvas_id", "F000CANVS1",
                        "changes", "[{\"operation\":\"replace\",\"section_id\":\"temp:C:1\",\"document_content\":{\"type\":\"markdown\",\"markdown\":\"# New\"}}]"));
    }

    @Test
    void canvasEditWhenSectionDoesNotFitThenInvalidAndNoRequest() {
        assertThat(failure(() -> slack.canvases().edit(new CanvasTools.Edit("F1", "x", Operation.INSERT_AFTER, null), ADA)).field()).contains("section_id");
        assertThat(failure(() -> slack.canvases().edit(new CanvasTools.Edit("F1", "x", null, "temp:C:1"), ADA)).field()).contains("section_id");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void canvasShareWhenChannelThenAccessIsSet() {
        slack.answers("canvases.access.set", "canvases.access.set~channel");
        slack.answers("files.info", "files.info~canvas");
        CanvasTools.Shared shared = slack.canvases().share(new CanvasTools.Share("F000CANVS1", AccessLevel.WRITE, List.of("C000PROJX2"), null), ADA);
        assertThat(slack.form("canvases.access.set"))
                .isEqualTo(Map.of("canvas_id", "F000CANVS1", "access_level", "write", "channel_ids", "[\"C000PROJX2\"]"));
        assertThat(shared.sharedWith()).containsExactly("C000PROJX2");
        assertThat(shared.failed()).isEmpty();
    }

    @Test
    void canvasShareWhenBothOrNoneThenInvalidAndNoRequest() {
        assertThat(failure(() -> slack.canvases().share(new CanvasTools.Share("F1", null, List.of("C000PROJX2"), List.of("U000BENEX2")), ADA)).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(failure(() -> slack.canvases().share(new CanvasTools.Share("F1", null, null, List.of()), ADA)).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    private record Case(String method, String refusal, Problem problem, ThrowingCallable call) {}

    private Stream<Case> cases() {
        return Stream.of(
                new Case("users.list", "common~error-missing_scope", Problem.UPSTREAM_REFUSED, () -> slack.users().list(new UserTools.ListUsers(null, null, null), ADA)),
                new Case("users.lookupByEmail", "common~error-invalid_auth", Problem.NOT_CONNECTED, () -> slack.users().findByEmail(new UserTools.FindByEmail("a@example.com"), ADA)),
                new Case("search.messages", "search.messages~error-not_allowed_token_type", Problem.UPSTREAM_REFUSED,
                        () -> slack.search().search(new SearchTools.Search("x", null, null, null), ADA)),
                new Case("conversations.list", "conversations.list~error-invalid_cursor", Problem.INVALID_INPUT, () -> slack.dms().list(new DmTools.ListDms(null, "old"), ADA)),
                new Case("conversations.open", "conversations.open~error-user_disabled", Problem.INVALID_INPUT, () -> slack.dms().send(new DmTools.Send("U000GONEX9", "x", null), ADA)),
                new Case("conversations.list", "common~error-missing_scope", Problem.UPSTREAM_REFUSED,
                        () -> slack.dms().history(new DmTools.DmHistory("U000BENEX2", null, null, null, null), ADA)),
                new Case("canvases.create", "canvases.create~error-free_teams_cannot_create_non_tabbed_canvases", Problem.UPSTREAM_REFUSED,
                        () -> slack.canvases().create(new CanvasTools.Create("t", null, null), ADA)),
                new Case("canvases.edit", "canvases.edit~error-canvas_not_found", Problem.NOT_FOUND, () -> slack.canvases().edit(new CanvasTools.Edit("F1", "x", null, null), ADA)),
                new Case("canvases.access.set", "canvases.access.set~partial-failure", Problem.INVALID_INPUT,
                        () -> slack.canvases().share(new CanvasTools.Share("F1", null, null, List.of("U000CLEOX3")), ADA)));
    }

    @TestFactory
    Stream<DynamicTest> toolsWhenSlackRefusesIsDownOrBreaksThenTheProblemIsNamed() {
        return cases().map(c -> DynamicTest.dynamicTest(c.method() + " " + c.refusal(), () -> {
            slack.server.resetAll();
            slack.answers(c.method(), c.refusal());
            assertThat(failure(c.call()).problem()).isEqualTo(c.problem());
            slack.answers(c.method(), aResponse().withStatus(503).withBody(SlackStandIn.body("common~503-html.body.txt")));
            assertThat(failure(c.call()).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
            slack.answers(c.method(), aResponse().withFault(Fault.EMPTY_RESPONSE));
            assertThat(failure(c.call()).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
            assertThat(slack.requests(c.method())).as("no request is repeated").hasSize(3);
        }));
    }

    @Test
    void manifestWhenReadThenItAsksForTheScopesOfTheTools() throws Exception {
        List<String> scopes = Files.readAllLines(Path.of("docs/slack-app-manifest.yml")).stream().filter(l -> l.startsWith("      - ")).map(l -> l.strip().substring(2)).toList();
        assertThat(String.join(",", scopes)).isEqualTo(SlackScopes.DEFAULT);
    }
}
