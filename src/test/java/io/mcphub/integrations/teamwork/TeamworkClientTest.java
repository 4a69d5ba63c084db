package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.upstream.JsonTree;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamworkClientTest {
    private static final String ME = V3 + "/me.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private JsonNode me() {
        return tw.client.call(tw.ada, TeamworkV3.me());
    }

    private HubException refused(ResponseDefinitionBuilder response) {
        tw.answers("GET", ME, response);
        return catchThrowableOfType(HubException.class, this::me);
    }

    @Test
    void readWhenOauthThenBearer() {
        tw.answers("GET", ME, "me");
        assertThat(me().path("person").path("id").asLong()).isEqualTo(501);
        LoggedRequest request = tw.only(ME);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer synthetic-tw-token");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.getHeader("Cookie")).isNull();
        assertThat(request.getHeader("Upgrade")).isNull();
    }

    @Test
    void readWhenKeyThenBasic() {
        tw.answers("GET", ME, "me");
        Credential key = tw.credential("c", "twp_abc", "key", "UTC");
        tw.client.call(key, TeamworkV3.me());
        assertThat(tw.only(ME).getHeader("Authorization")).isEqualTo("Basic dHdwX2FiYzp4");
    }

    @Test
    void readWhenACookieWasSetThenTheNextPersonDoesNotSendIt() {
        tw.answers("GET", ME, fixture("me").withHeader("Set-Cookie", "tw-auth=ada; Path=/"));
        me();
        me();
        assertThat(tw.requests(ME)).hasSize(2).allSatisfy(r -> assertThat(r.getHeader("Cookie")).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a&page=9", "%41+1", "#", "ä ö/?=;"})
    void readWhenAValueIsHostileThenItArrivesAsItWas(String term) {
        tw.answers("GET", V3 + "/people.json", "people.list");
        tw.client.call(tw.ada, TeamworkV3.people(PageQuery.of(1, 50).search(term)));
        assertThat(tw.query(V3 + "/people.json")).isEqualTo(Map.of("page", "1", "pageSize", "50", "searchTerm", term));
    }

    @Test
    void writeWhenBodyThenJacksonWroteItNullsIncluded() {
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        JsonNode body = JsonTree.object().set("task", JsonTree.object().putNull("dueAt").put("name", "Größe").set("tagIds", JsonTree.object().arrayNode()));
        JsonNode answer = tw.client.call(tw.ada, TeamworkV3.updateTask(3010, body));
        LoggedRequest request = tw.only(V3 + "/tasks/3010.json");
        assertThat(request.getMethod().getName()).isEqualTo("PATCH");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBodyAsString()).isEqualTo("{\"task\":{\"dueAt\":null,\"name\":\"Größe\",\"tagIds\":[]}}");
        assertThat(answer.path("task").path("id").asLong()).isEqualTo(3010);
    }

    @Test
    void writeWhenNoBodyThenNone() {
        tw.answers("PUT", "/tasks/3001/complete.json", "tasks.complete");
        tw.client.call(tw.ada, TeamworkV1.complete(3001));
        LoggedRequest request = tw.only("/tasks/3001/complete.json");
        assertThat(request.getBodyAsString()).isEmpty();
        assertThat(request.getHeader("Content-Length")).isEqualTo("0");
    }

    @Test
    void writeWhenNoContentThenAnEmptyAnswer() {
        tw.answers("PATCH", V3 + "/tasks/1/workflows/2.json", aResponse().withStatus(204));
        assertThat(tw.client.call(tw.ada, TeamworkV3.setStage(1, 2, JsonTree.object())).isEmpty()).isTrue();
    }

    @Test
    void readWhenRedirectedThenNotFollowed() {
        HubException e = refused(aResponse().withStatus(302).withHeader("Location", tw.url() + "/elsewhere"));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(tw.requests("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,error.v3.400,INVALID_INPUT,pageSize must be between 1 and 500",
        "401,error.v3.401,NOT_CONNECTED,/connections",
        "403,error.v3.403,UPSTREAM_REFUSED,you do not have permission to do this",
        "404,error.v1.404,NOT_FOUND,cannot see it",
        "409,error.v3.409,CONFLICT,the item changed meanwhile",
        "418,error.v3.403,UPSTREAM_REFUSED,refused",
        "422,error.v3.422,INVALID_INPUT,the body could not be read",
        "422,error.v1.422,INVALID_INPUT,The task could not be completed",
        "500,error.500,UPSTREAM_UNAVAILABLE,Try again"
    })
    void readWhenRefusedThenTheProblemAndWhatToDo(int status, String body, Problem problem, String sentence) {
        HubException e = refused(fixture(body).withStatus(status));
        assertThat(e.problem()).isEqualTo(problem);
        assertThat(e.publicDetail()).contains(sentence);
        assertThat(tw.marked).hasSize(status == 401 ? 1 : 0);
        assertThat(e.isUnreachable()).isEqualTo(status >= 500);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void readWhenRefusedWithoutABodyThenTheSame(int status) {
        Problem problem = refused(aResponse().withStatus(status)).problem();
        assertThat(problem).isEqualTo(status == 401 ? Problem.NOT_CONNECTED : status == 403 ? Problem.UPSTREAM_REFUSED : Problem.NOT_FOUND);
    }

    @Test
    void writeWhenV1SaysErrorWithStatus200ThenRefused() {
        tw.answers("PUT", "/tasks/1/complete.json", "error.v1.422");
        HubException e = catchThrowableOfType(HubException.class, () -> tw.client.call(tw.ada, TeamworkV1.complete(1)));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("\"The task could not be completed\"");
    }

    @Test
    void readWhenTheProvidersWordsAreHostileThenOneCutLine() {
        HubException e = refused(json("{\"errors\":[{\"detail\":\"a\\n\\u202e\\\"b\\\" " + "x".repeat(400) + "\"}]}").withStatus(400));
        assertThat(e.publicDetail()).contains(": \"a b x").doesNotContain("\n", "\u202e").hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource({"Retry-After,7,7", "X-Rate-Limit-Reset,42,42", "X-Rate-Limit-Reset,1768471230,30", "X-Rate-Limit-Reset,soon,60", "X-Other,1,60", "Retry-After,999999,3600"})
    void readWhenTooManyThenHowLongToWait(String header, String value, long seconds) {
        HubException e = refused(aResponse().withStatus(429).withHeader(header, value).withBody(TeamworkStandIn.body("error.429.body.txt")));
        assertThat(e.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void readWhenHtmlThenUnavailable() {
        HubException e = refused(aResponse().withHeader("Content-Type", "text/html").withBody("<html>maintenance</html>"));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(e.publicDetail()).doesNotContain("maintenance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "CONNECTION_RESET_BY_PEER"})
    void readWhenTheConnectionBreaksThenUnreachable(Fault fault) {
        HubException e = refused(aResponse().withFault(fault));
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(e.isUnreachable()).isTrue();
    }

    @Test
    void readWhenSlowThenUnreachable() {
        tw.impatient();
        assertThat(refused(fixture("me").withFixedDelay(2_000)).isUnreachable()).isTrue();
    }

    @Test
    void readWhenTheBodyTricklesThenGivenUpAtTheDeadline() {
        tw.impatient();
        assertThat(refused(fixture("me").withChunkedDribbleDelay(50, 60_000)).isUnreachable()).isTrue();
    }

    @Test
    void writeWhenNothingCameBackThenUnknownWhetherItHappened() {
        tw.answers("PUT", "/tasks/1/complete.json", aResponse().withFault(Fault.EMPTY_RESPONSE));
        HubException e = catchThrowableOfType(HubException.class, () -> tw.client.call(tw.ada, TeamworkV1.complete(1)));
        assertThat(e.publicDetail()).contains("unknown whether the action happened");
        assertThat(tw.requests("/tasks/1/complete.json")).hasSize(1);
    }

    @Test
    void readWhenTheHostIsNoLongerAllowedThenNotContacted() {
        tw.variables.put("TEAMWORK_ALLOWED_HOSTS", "other.example");
        HubException e = refused(fixture("me"));
        assertThat(e.problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void profileWhenTokenIsFreshThenItIsSent() {
        tw.answers("GET", ME, "me");
        tw.client.profile(tw.sites.site(tw.url()), Secret.of("fresh"), false);
        assertThat(tw.only(ME).getHeader("Authorization")).isEqualTo("Bearer fresh");
    }
}
