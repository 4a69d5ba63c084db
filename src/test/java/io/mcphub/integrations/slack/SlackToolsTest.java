package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.integrations.slack.SlackCases.Case;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.tools.DeclaredTools;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every tool, from a good call to a hostile one; {@link SlackCases} has one case for each. */
class SlackToolsTest {
    private static final String HOSTILE = "x&channel=C000GENER1&token=xoxp-evil\r\nHost: evil.example\u0000\u202e\uD83D\uDE00\"}],{<!channel>../%00";
    private static final String CASES = "io.mcphub.integrations.slack.SlackCases#all";

    private SlackStandIn slack;

    @BeforeEach
    void start() {
        slack = new SlackStandIn();
        slack.server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(200).withBody("# Notes of today\n- shipped")));
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    private HubException failure(Case c) {
        HubException failed = slack.failure(c.tool(), c.arguments());
        assertThat(failed).as(c.tool()).isNotNull();
        assertThat(failed.publicDetail()).doesNotContain("xoxp").doesNotContain("http://").doesNotContain("<").endsWith(".");
        return failed;
    }

    static Stream<Case> writes() {
        return SlackCases.all().filter(c -> DeclaredTools.writes(c.tool()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writeWhenPreviewedThenOnlyReadAndTheFirstChangeIsShown(Case c) {
        c.stub(slack);
        Map<String, Object> arguments = new HashMap<>(c.arguments());
        arguments.put("preview", true);

        JsonNode shown = slack.call(c.tool(), arguments);

        assertThat(shown.path("preview").asBoolean()).isTrue();
        assertThat(shown.path("target").asText()).isNotEmpty();
        String change = shown.at("/would_send/method").asText();
        assertThat(slack.requests(change)).as("nothing is sent").isEmpty();
        assertThat(slack.server.getAllServeEvents()).allSatisfy(served ->
                assertThat(served.getRequest().getUrl()).containsPattern("list|info|history|replies|users.conversations|auth.test|lookup|getContent|/files-"));
    }

    private boolean reads(Case c) {
        return slack.bench.effect(c.tool()) == Effect.READ;
    }

    @Test
    void casesWhenCountedThenEveryToolHasOne() {
        assertThat(SlackCases.all().map(Case::tool)).containsExactlyInAnyOrderElementsOf(slack.bench.tools().stream().map(RegisteredTool::name).toList()).hasSize(52);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSlackAnswersThenAskedExactlySoAndTheAnswerFitsTheSchema(Case c) {
        c.stub(slack);

        slack.call(c.tool(), c.arguments());

        assertThat(slack.bench.answered()).containsExactly(c.tool());
        assertThat(SlackStandIn.form(slack.requests(c.method()).get(0))).isEqualTo(c.form());
        assertThat(slack.requests(c.method()).get(0).getHeader("Authorization")).isEqualTo(SlackStandIn.BEARER);
        assertThat(slack.requests("auth.test")).as("the SDK's habit").isEmpty();
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenTheScopeIsMissingThenItIsNamed(Case c) {
        c.stub(slack);
        slack.answers(c.method(), "common~error-missing_scope");

        HubException failed = failure(c);

        assertThat(failed.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(failed.publicDetail()).contains("canvases:write").contains("https://hub.example.com/connections");
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenTheTokenIsRevokedThenNotConnectedWithTheLink(Case c) {
        c.stub(slack);
        slack.answers(c.method(), "common~error-token_revoked");

        HubException failed = failure(c);

        assertThat(failed.problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(failed.publicDetail()).contains("https://hub.example.com/connections");
        assertThat(slack.marked).containsExactly(SlackStandIn.ADA);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenTheTokenHasExpiredThenOnceMoreWithTheFreshOne(Case c) {
        c.stub(slack);
        slack.renewed = new Credential("connection-1", "user-1", Secret.of("xoxe.xoxp-1-fresh"), SlackStandIn.DETAILS);
        slack.answers(c.method(), "common~error-token_expired");
        slack.server.stubFor(SlackStandIn.method(c.method())
                .withHeader("Authorization", com.github.tomakehurst.wiremock.client.WireMock.equalTo("Bearer xoxe.xoxp-1-fresh"))
                .willReturn(slack.fixture(c.stubs().get(c.method()))));

        slack.call(c.tool(), c.arguments());

        assertThat(slack.requests(c.method())).extracting(r -> r.getHeader("Authorization")).startsWith(SlackStandIn.BEARER, "Bearer xoxe.xoxp-1-fresh");
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSlackLimitsThenTheSecondsAreTold(Case c) {
        c.stub(slack);
        slack.answers(c.method(), slack.fixture("common~429-ratelimited").withStatus(429).withHeader("Retry-After", "30"));

        HubException failed = failure(c);

        assertThat(failed.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(failed.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(slack.requests(c.method())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSlackIsDownThenUnavailableAndOnlyAReadIsRepeated(Case c) {
        ResponseDefinitionBuilder page = aResponse().withStatus(503).withHeader("Content-Type", "text/html").withBody(SlackStandIn.body("common~503-html.body.txt"));
        assertUnavailable(c, page, reads(c) ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenTheConnectionBreaksThenUnavailableAndOnlyAReadIsRepeated(Case c) {
        assertUnavailable(c, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), reads(c) ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSlackIsSlowThenUnavailableAndTheConnectionStays(Case c) {
        slack.http.silent("/" + c.method());
        assertUnavailable(c, aResponse().withBody("{\"ok\":true}"), 0);
        assertThat(slack.marked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenAProxyAnswersThenUnavailableAndNotRepeated(Case c) {
        assertUnavailable(c, aResponse().withStatus(200).withBody("<html>Please sign in</html>"), 1);
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenTheAnswerIsCutThenUnavailableAndNotRepeated(Case c) {
        assertUnavailable(c, aResponse().withHeader("Content-Type", "application/json").withBody("{\"ok\":true,\"chan"), 1);
    }

    /** Slack itself refuses with status 200; these come from what stands between, so no connection is given up for them. */
    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSomethingBetweenRefusesThenUnavailableAndTheConnectionStays(Case c) {
        c.stub(slack);
        for (int status : new int[] {401, 403, 404, 422}) {
            slack.answers(c.method(), aResponse().withStatus(status).withHeader("Content-Type", "text/html").withBody("<html>No</html>"));
            assertThat(failure(c).problem()).as(status + "").isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        }
        assertThat(slack.marked).isEmpty();
    }

    /** {@code slack.canvas.read} has another way. */
    static Stream<Case> withoutAnotherWay() {
        return SlackCases.all().filter(c -> !c.tool().equals("slack.canvas.read"));
    }

    @ParameterizedTest
    @MethodSource("withoutAnotherWay")
    void toolWhenThisSlackDoesNotKnowTheMethodThenThatIsSaid(Case c) {
        c.stub(slack);
        for (ResponseDefinitionBuilder unknown : List.of(
                slack.fixture("common~error-unknown_method"), aResponse().withStatus(404).withHeader("Content-Type", "application/json").withBody("{\"message\":\"Not Found\"}"))) {
            slack.answers(c.method(), unknown);
            HubException failed = failure(c);
            assertThat(failed.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
            assertThat(failed.publicDetail()).contains("unknown_method");
        }
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenSlackHasAProblemOfItsOwnThenUnavailableAndNotRepeated(Case c) {
        assertUnavailable(c, slack.fixture("common~error-internal_error"), 1);
    }

    private void assertUnavailable(Case c, ResponseDefinitionBuilder answer, int times) {
        c.stub(slack);
        slack.answers(c.method(), answer);

        HubException failed = failure(c);

        assertThat(failed.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(slack.requests(c.method())).hasSize(times);
        if (!reads(c)) {
            assertThat(failed.publicDetail()).containsIgnoringCase("check");
        }
    }

    /** Changes every text argument in turn. It must arrive whole in one field or be refused, and never become anything else. */
    @ParameterizedTest
    @MethodSource(CASES)
    void toolWhenAnArgumentIsHostileThenItStaysAnArgument(Case c) {
        for (String argument : c.arguments().keySet()) {
            if (c.arguments().get(argument) instanceof Integer || c.arguments().get(argument) instanceof Boolean) {
                continue;
            }
            slack.server.resetRequests();
            c.stub(slack);
            Map<String, Object> hostile = new HashMap<>(c.arguments());
            hostile.put(argument, c.arguments().get(argument) instanceof List ? List.of(HOSTILE, HOSTILE + "2") : HOSTILE);

            HubException failed = slack.failure(c.tool(), hostile);

            if (failed != null) {
                assertThat(failed.problem()).isIn(Problem.INVALID_INPUT, Problem.NOT_FOUND);
                assertThat(failed.publicDetail()).doesNotContain(HOSTILE);
            }
            slack.server.getAllServeEvents().forEach(SlackToolsTest::assertOurs);
        }
    }

    private static void assertOurs(ServeEvent event) {
        var request = event.getRequest();
        if (request.getUrl().startsWith("/api/")) {
            assertThat(request.getUrl()).matches("/api/[a-zA-Z.]+");
            assertThat(request.getHeader("Authorization")).isEqualTo(SlackStandIn.BEARER);
            List<String> names = Arrays.stream(request.getBodyAsString().split("&"))
                    .map(pair -> URLDecoder.decode(pair.split("=")[0], StandardCharsets.UTF_8))
                    .collect(Collectors.toList());
            assertThat(names).doesNotHaveDuplicates().doesNotContain("token");
        } else {
            assertThat(request.getUrl()).matches("/(upload|files-pri)/[A-Za-z0-9/_.-]+");
        }
        assertThat(request.getHeader("Host")).startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void writeWhenTheOwnerAllowsNoneOrOtherTargetsThenForbiddenAndNotMade(Case c) {
        if (reads(c)) {
            return;
        }
        c.stub(slack);
        for (Reach policy : List.of(Reach.NONE, Reach.only(List.of("#somewhere-else", "C000OTHERX")))) {
            Credential bound = new Credential("connection-1", "user-1", SlackStandIn.ADA.token(), SlackStandIn.DETAILS, Reach.ALL, policy);

            HubException failed = catchThrowableOfType(HubException.class, () -> slack.bench.call(c.tool(), c.arguments(), bound));

            assertThat(failed.problem()).isEqualTo(Problem.FORBIDDEN);
            assertThat(slack.requests(c.method())).isEmpty();
            assertThat(slack.requests("conversations.open")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(CASES)
    void writeWhenTheOwnerAllowsThisTargetThenMade(Case c) {
        if (reads(c)) {
            return;
        }
        c.stub(slack);
        Reach policy = Reach.only(List.of("#project-orion", "@ben", "U000CLEOX3", "F000CANVS1", "D000BENDM1", "#project-lyra", "@engineering"));
        slack.bench.call(c.tool(), c.arguments(), new Credential("connection-1", "user-1", SlackStandIn.ADA.token(), SlackStandIn.DETAILS, Reach.ALL, policy));
        assertThat(slack.requests(c.method())).hasSize(1);
    }
}
