package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.call;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.tools.DeclaredTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool sends when all goes well, to the letter: {@code requests.txt} has a call and the requests that it makes. */
class TeamworkRequestsTest {
    private final TeamworkStandIn tw = new TeamworkStandIn();

    /** A call and what it sends. */
    record Case(String tool, String arguments, String sent) {
        static Case of(String block) {
            String[] lines = block.strip().split("\n", 2);
            String[] call = lines[0].split(" ", 2);
            return new Case(call[0], call[1], lines[1]);
        }

        @Override
        public String toString() {
            return tool + " " + arguments;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = TeamworkRequestsTest.class.getResourceAsStream("/teamwork/requests.txt")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")).map(Case::of);
        }
    }

    @BeforeEach
    void world() {
        get("projects.json", "projects.list");
        tw.answers("GET", V3 + "/projects/1001.json", json("{\"project\":{\"id\":1001,\"name\":\"Orion rollout\"}}"));
        get("people.json", "people.list");
        get("projects/1001/people.json", "people.list~project");
        get("projects/1001/tasklists.json", "tasklists.list");
        tw.answers("GET", V3 + "/tasklists/2002.json", json("{\"tasklist\":{\"id\":2002,\"name\":\"This week\",\"projectId\":1001}}"));
        tw.answers("GET", V3 + "/tasklists/2003.json", json("{\"tasklist\":{\"id\":2003,\"name\":\"Ideas\",\"projectId\":1001}}"));
        get("tasks.json", "tasks.list");
        get("projects/1001/tasks.json", "tasks.list~project");
        get("tasklists/2002/tasks.json", "tasks.list~tasklist");
        get("tasks/3001.json", "tasks.get");
        tw.answers("GET", V3 + "/tasks/3010.json", json("{\"task\":{\"id\":3010,\"tasklistId\":2002,\"predecessorIds\":[3001]}}"));
        waitsUntilChanged("3011");
        get("tasks/3001/subtasks.json", "subtasks.list");
        get("tasks/3001/comments.json", "comments.list");
        get("tags.json", "tags.list");
        get("time.json", "time.list");
        get("projects/1001/time.json", "time.list~project");
        get("tasks/3001/time.json", "time.list~task");
        get("time/total.json", "time.totals");
        get("projects/1001/time/total.json", "time.totals~project");
        get("workflows.json", "workflows.list");
        tw.answers("GET", V3 + "/projects/1001/milestones.json", json("{\"milestones\":[]}"));
        tw.answers("GET", "/tasks/3010/predecessors.json", json("{\"predecessors\":[{\"id\":\"3001\",\"predecessorMust\":\"start\"}]}"));
        tw.answers("GET", "/tasks/3011/predecessors.json", json("{\"predecessors\":[{\"id\":\"3001\",\"predecessorMust\":\"start\"}]}"));
        tw.answers("POST", V3 + "/tasklists/2002/tasks.json", fixture("tasks.create").withStatus(201));
        tw.answers("POST", V3 + "/tasks/3001/subtasks.json", fixture("subtasks.create").withStatus(201));
        tw.answers("POST", V3 + "/tasks/3001/time.json", fixture("time.log").withStatus(201));
        tw.answers("POST", V3 + "/tags.json", fixture("tags.ensure~created").withStatus(201));
        tw.answers("PATCH", V3 + "/tags/5002.json", json("{\"tag\":{\"id\":5002,\"name\":\"defect\"}}"));
        tw.answers("DELETE", V3 + "/tags/5002.json", aResponse().withStatus(204));
        tw.answers("PATCH", V3 + "/tasks/3001.json", "tasks.update");
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7001.json", aResponse().withStatus(204));
        tw.answers("PUT", "/tasks/3001/complete.json", "tasks.complete");
        tw.answers("PUT", "/tasks/3001/uncomplete.json", "tasks.uncomplete");
        tw.answers("PUT", "/tasks/3001/move.json", "tasks.move");
        tw.answers("POST", "/tasks/3001/comments.json", fixture("comments.add").withStatus(201));
        tw.answers("POST", "/projects/1001/tasklists.json", fixture("tasklists.create").withStatus(201));
        tw.answers("PUT", "/comments/6003.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("DELETE", "/comments/6003.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("DELETE", V3 + "/tasks/3001.json", aResponse().withStatus(204));
        tw.answers("PATCH", V3 + "/time/4001.json", json("{\"timelog\":{\"id\":4001}}"));
        tw.answers("DELETE", V3 + "/time/4001.json", aResponse().withStatus(204));
        tw.answers("POST", V3 + "/projects/1001/time.json", fixture("time.log").withStatus(201));
        tw.answers("GET", "/teams.json", json("{\"teams\":[{\"id\":77,\"name\":\"Design\"}]}"));
        tw.answers("PUT", "/tasklists/2002.json", json("{\"STATUS\":\"OK\"}"));
        more();
        files();
    }

    private void more() {
        get("me/timers.json", "timers.list");
        tw.answers("POST", V3 + "/me/timers.json", json("{\"timer\":{\"id\":9103,\"running\":true,\"taskId\":3001,\"projectId\":1001}}").withStatus(201));
        tw.answers("PUT", V3 + "/me/timers/9101/pause.json", json("{\"timer\":{\"id\":9101,\"running\":false}}"));
        tw.answers("PUT", V3 + "/me/timers/9102/resume.json", json("{\"timer\":{\"id\":9102,\"running\":true}}"));
        tw.answers("PUT", V3 + "/me/timers/9101/complete.json", json("{\"timer\":{\"id\":9101,\"timelog\":{\"id\":4009,\"type\":\"timelogs\"}}}"));
        tw.answers("GET", V3 + "/companies.json", json("{\"companies\":[{\"id\":301,\"name\":\"Demo Agency\"}]}"));
        tw.answers("POST", "/projects.json", json("{\"STATUS\":\"OK\",\"id\":\"1001\"}").withStatus(201));
        tw.answers("PUT", "/projects/1001.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("GET", V3 + "/milestones.json", json("{\"milestones\":[{\"id\":601,\"name\":\"Launch\",\"projectId\":1001}]}"));
        tw.answers("GET", V3 + "/milestones/601.json", json("{\"milestone\":{\"id\":601,\"name\":\"Launch\",\"deadline\":\"2026-02-01T00:00:00Z\",\"projectId\":1001}}"));
        tw.answers("POST", "/projects/1001/milestones.json", json("{\"STATUS\":\"OK\",\"milestoneId\":\"601\"}").withStatus(201));
        tw.answers("PUT", "/milestones/601.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("PUT", "/milestones/601/complete.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("PUT", "/milestones/601/uncomplete.json", json("{\"STATUS\":\"OK\"}"));
        get("notebooks.json", "notebooks.list");
        get("notebooks/701.json", "notebooks.get");
        tw.answers("POST", V3 + "/projects/1001/notebooks.json", json("{\"notebook\":{\"id\":702,\"name\":\"Minutes\"}}").withStatus(201));
        tw.answers("PATCH", V3 + "/notebooks/701.json", json("{\"notebook\":{\"id\":701,\"name\":\"Runbook\"}}"));
        get("latestactivity.json", "activity.list");
        get("projects/1001/latestactivity.json", "activity.list");
        get("workload.json", "workload");
        get("customfields.json", "customfields.list");
        get("tasks/3001/customfields.json", "customfields.task");
        tw.answers("GET", V3 + "/projects/1001/customfields.json", json("{\"customfieldProjects\":[]}"));
        tw.answers("POST", V3 + "/tasks/3001/customfields.json", json("{\"customfieldTask\":{\"id\":9902}}").withStatus(201));
        tw.answers("PATCH", V3 + "/tasks/3001/customfields/9901.json", json("{\"customfieldTask\":{\"id\":9901}}"));
        tw.answers("DELETE", V3 + "/tasks/3001/customfields/9901.json", aResponse().withStatus(204));
    }

    private void files() {
        tw.answers("GET", "/tasks/3001/files.json", json(TeamworkStandIn.body("files.task")));
        tw.answers("GET", "/files/8101.json", json("{\"STATUS\":\"OK\",\"file\":{\"id\":\"8101\",\"name\":\"notes.md\",\"size\":\"7\",\"download-URL\":\"" + tw.url() + "/store/notes.md\"}}"));
        tw.answers("GET", "/store/notes.md", aResponse().withBody("# Notes"));
        tw.answers("GET", "/projects/api/v1/pendingfiles/presignedurl.json", json("{\"ref\":\"tf_1a2b\",\"url\":\"" + tw.url() + "/store/tf_1a2b?X-Amz-SignedHeaders=host%3Bx-amz-acl\"}"));
        tw.answers("PUT", "/store/tf_1a2b", aResponse().withStatus(200));
    }

    /** A task that waits for another, and for none after it was changed. */
    private void waitsUntilChanged(String task) {
        String path = V3 + "/tasks/" + task + ".json";
        tw.server.stubFor(call("GET", path).inScenario(task).whenScenarioStateIs(Scenario.STARTED).willReturn(json("{\"task\":{\"predecessorIds\":[3001]}}")));
        tw.server.stubFor(call("PATCH", path).inScenario(task).willReturn(fixture("tasks.update")).willSetStateTo("changed"));
        tw.server.stubFor(call("GET", path).inScenario(task).whenScenarioStateIs("changed").willReturn(json("{\"task\":{}}")));
    }

    private void get(String path, String fixture) {
        tw.answers("GET", V3 + "/" + path, fixture);
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    @Test
    void casesWhenComparedThenEveryToolIsAmongThem() throws IOException {
        List<String> names = tw.bench.tools().stream().map(t -> t.name().substring("teamwork.".length())).toList();
        assertThat(cases().map(Case::tool).distinct()).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void toolWhenAllGoesWellThenExactlyTheseRequests(Case one) {
        tw.tool(one.tool(), one.arguments());
        List<LoggedRequest> requests = tw.served();
        assertThat(requests.stream().map(TeamworkRequestsTest::line).collect(Collectors.joining("\n"))).isEqualTo(one.sent());
        assertThat(requests).allSatisfy(TeamworkRequestsTest::assertHeaders);
    }

    /** The cases that change something. */
    static Stream<Case> changes() throws IOException {
        return cases().filter(one -> DeclaredTools.writes("teamwork." + one.tool()) && one.sent().lines().anyMatch(line -> !line.startsWith("  GET")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void writeWhenPreviewedThenOnlyReadAndTheFirstChangeIsShown(Case one) {
        JsonNode shown = tw.tool(one.tool(), one.arguments().replaceFirst("\\{", "{'preview':true,").replace(",}", "}"));

        assertThat(tw.served()).allSatisfy(request -> assertThat(request.getMethod().getName()).isEqualTo("GET"));
        String change = one.sent().lines().filter(line -> !line.startsWith("  GET") && !line.startsWith("  PUT /store/")).findFirst().orElseThrow();
        assertThat(shown.path("preview").asBoolean()).isTrue();
        assertThat(change).contains(shown.at("/would_send/method").asText() + " " + shown.path("target").asText().replace(V3, "v3"));
        if (shown.at("/would_send").has("body")) {
            assertThat(change).endsWith(Json.write(shown.at("/would_send/body")));
        }
    }

    private static String line(LoggedRequest request) {
        String query = new TreeMap<>(TeamworkStandIn.query(request)).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("&"));
        String path = request.getUrl().replaceAll("\\?.*", "").replace(V3, "v3");
        return "  " + request.getMethod() + " " + path + (query.isEmpty() ? "" : "?" + query) + (request.getBodyAsString().isEmpty() ? "" : " " + request.getBodyAsString());
    }

    private static void assertHeaders(LoggedRequest request) {
        if (request.getUrl().startsWith("/store/")) {
            assertThat(request.containsHeader("Authorization")).as("the token stays with Teamwork").isFalse();
            return;
        }
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer synthetic-tw-token");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.containsHeader("Cookie")).isFalse();
        if (!request.getBodyAsString().isEmpty()) {
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        }
    }
}
