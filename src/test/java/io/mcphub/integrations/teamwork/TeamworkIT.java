package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.call;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.WebBrowser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The real jar before a Teamwork on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamworkIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "twp_synthetic_key";

    private final TeamworkStandIn tw = new TeamworkStandIn();
    private final HubProcess hub = SharedHub.LOCAL.process();
    private final HubUser ada = SharedHub.LOCAL.person("teamwork");
    private final String login = ada.login();
    private String personalToken;

    @BeforeAll
    void connect() throws Exception {
        personalToken = ada.token("first");
        tw.answers("GET", V3 + "/me.json", "me");
        send("PUT", "/integrations/teamwork/token", login, "{\"token\":\"" + KEY + "\",\"site_url\":\"" + tw.url() + "\",\"label\":\"work\"}", 200);
        assertThat(tw.only(V3 + "/me.json").getHeader("Authorization")).isEqualTo("Basic dHdwX3N5bnRoZXRpY19rZXk6eA==");
    }

    @AfterAll
    void stop() {
        tw.close();
    }

    @BeforeEach
    void answers() {
        tw.server.resetAll();
        tw.answers("GET", V3 + "/tasks.json", "tasks.list");
        tw.answers("GET", V3 + "/tasks/3001.json", "tasks.get");
        tw.answers("GET", V3 + "/tasks/3010.json", "tasks.get");
        tw.answers("GET", V3 + "/workflows.json", "workflows.list");
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7001.json", aResponse().withStatus(204));
        tw.answers("PUT", "/tasks/3001/complete.json", "tasks.complete");
        tw.server.stubFor(call("POST", V3 + "/tasks/3001/time.json").willReturn(fixture("time.log").withStatus(201)));
    }

    @Test
    void updateWhenCalledThenPatchWithTheBodyOfJackson() throws Exception {
        assertThat(tool("teamwork.tasks.update", "{\"task_id\":3010,\"due_date\":\"\",\"content\":\"Größe\",\"tags\":[]}").path("isError").asBoolean()).isFalse();
        LoggedRequest request = tw.requests(V3 + "/tasks/3010.json").stream().filter(r -> r.getMethod().getName().equals("PATCH")).findFirst().orElseThrow();
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"task\":{\"name\":\"Größe\",\"dueAt\":null,\"tagIds\":[]},\"taskOptions\":{\"notify\":false,\"checkInvalidusers\":true}}");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeader("Authorization")).startsWith("Basic ");
    }

    @Test
    void completeWhenCalledThenAPutWithoutABody() throws Exception {
        assertThat(tool("teamwork_tasks_complete", "{\"task\":\"3001\"}").path("isError").asBoolean()).isFalse();
        assertThat(tw.only("/tasks/3001/complete.json").getBodyAsString()).isEmpty();
    }

    @Test
    void everydayTasksWhenDoneByNameThenOneCallEach() throws Exception {
        JsonNode overdue = tool("teamwork.tasks.overdue", "{\"assignees\":[\"me\"]}");
        assertThat(overdue.path("isError").asBoolean()).as(overdue.toString()).isFalse();
        report("my overdue tasks", overdue);
        JsonNode logged = tool("teamwork.time.log", "{\"task\":\"Prepare release notes\",\"hours\":2}");
        assertThat(text(logged).at("/entry/task_id").asLong()).as(logged.toString()).isEqualTo(3001);
        report("log two hours", logged);
        JsonNode moved = tool("teamwork.tasks.set_stage", "{\"task\":\"Prepare release notes\",\"stage\":\"Done\"}");
        assertThat(text(moved).at("/stage/id").asLong()).as(moved.toString()).isEqualTo(7103);
        report("move to Done", moved);
    }

    @Test
    void bulkWhenEveryItemFailsThenIsError() throws Exception {
        tw.server.stubFor(call("POST", V3 + "/tasklists/2002/tasks.json").willReturn(fixture("error.v3.403").withStatus(403)));
        JsonNode answer = tool("teamwork.tasks.bulk_create", "{\"tasklist\":\"2002\",\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}]}");
        assertThat(answer.path("isError").asBoolean()).isTrue();
        assertThat(answer.at("/content/0/text").asText()).contains("None of the items worked");
    }

    @Test
    void digestWhenAskedThenOneCall() throws Exception {
        tw.answers("GET", V3 + "/time/total.json", "time.totals");
        assertThat(text(tool("teamwork.digest.get", "{}")).path("minutes_this_week").asInt()).isEqualTo(165);
    }

    @Test
    void callWhenTeamworkRefusesThenIsErrorWithItsWords() throws Exception {
        tw.server.stubFor(call("PUT", "/tasks/3001/complete.json").willReturn(fixture("error.v1.422").withStatus(422)));
        JsonNode answer = tool("teamwork.tasks.complete", "{\"task\":\"3001\"}");
        assertThat(answer.path("isError").asBoolean()).isTrue();
        assertThat(answer.at("/content/0/text").asText()).contains("The task could not be completed");
    }

    @Test
    void connectWhenByOauthThenTheTokensSite() throws Exception {
        tw.answers("POST", "/launchpad/v1/token.json", TeamworkStandIn.json(TeamworkStandIn.body("oauth.token~eu").replaceAll("https://[a-z.-]+\\.teamwork\\.com/", tw.url() + "/")));
        tw.answers("GET", V3 + "/me.json", "me");
        WebBrowser browser = new WebBrowser(hub.uri());
        browser.signIn("/connections", ada.email(), HubUser.PASSWORD);

        String login = browser.get("/integrations/teamwork/connect").headers().firstValue("Location").orElseThrow();
        assertThat(login).startsWith(tw.url() + "/launchpad/login?response_type=code&client_id=synthetic-client-id&redirect_uri=");
        String back = browser.get("/oauth/teamwork/callback?code=synthetic-code&state=" + login.replaceAll(".*[?&]state=([^&]+).*", "$1"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(browser.get(back.substring(back.indexOf("/connections?receipt="))).body()).contains("Teamwork is connected.");
        assertThat(JSON.readTree(tw.only("/launchpad/v1/token.json").getBodyAsString()))
                .isEqualTo(JSON.createObjectNode()
                        .put("client_id", "synthetic-client-id")
                        .put("client_secret", "synthetic-client-secret")
                        .put("code", "synthetic-code")
                        .put("redirect_uri", hub.uri() + "/oauth/teamwork/callback"));
    }

    @Test
    void pageWhenAKeyIsAskedForThenItSaysWhatAndWhere() throws Exception {
        WebBrowser browser = new WebBrowser(hub.uri());
        browser.signIn("/connections", ada.email(), HubUser.PASSWORD);
        assertThat(browser.get("/connections").body()).contains("API key</label>", "You find it in your Teamwork profile", "Site address");
    }

    @Test
    void connectWhenTheSiteIsForeignThen422AndNotContacted() throws Exception {
        HttpResponse<String> answer = send("PUT", "/integrations/teamwork/token", login, "{\"token\":\"twp_x\",\"site_url\":\"http://127.0.0.1:1\"}", 422);
        assertThat(answer.body()).contains("site_url");
    }

    @Test
    void connectWhenTheKeyIsRefusedThen422() throws Exception {
        tw.answers("GET", V3 + "/me.json", fixture("error.v3.401").withStatus(401));
        assertThat(send("PUT", "/integrations/teamwork/token", login, "{\"token\":\"twp_x\",\"site_url\":\"" + tw.url() + "\"}", 422).body()).contains("API key");
    }

    private static JsonNode text(JsonNode result) throws Exception {
        return JSON.readTree(result.at("/content/0/text").asText());
    }

    private static void report(String task, JsonNode result) {
        System.out.println(task + ": 1 call, text " + result.at("/content/0/text").asText().length() + " characters");
    }

    private JsonNode tool(String name, String arguments) throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}}";
        return json(send("POST", "/mcp", personalToken, body, 200)).path("result");
    }

    private HttpResponse<String> send(String method, String path, String token, String body, int expected) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.uri() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = hub.send(request.build());
        assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isEqualTo(expected);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
