package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool while Teamwork refuses, is down or is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamworkFailuresTest {
    /** Arguments with which a tool calls Teamwork at once. */
    private static final Map<String, String> TOOLS = new TreeMap<>(Map.ofEntries(
            Map.entry("projects.list", "{}"),
            Map.entry("projects.get", "{'project':'1'}"),
            Map.entry("people.me", "{}"),
            Map.entry("tasklists.get", "{'tasklist':'1'}"),
            Map.entry("tasklists.create", "{'project':'1','name':'x'}"),
            Map.entry("tasklists.update", "{'tasklist':'1','name':'x'}"),
            Map.entry("milestones.list", "{}"),
            Map.entry("tags.create", "{'name':'x'}"),
            Map.entry("tags.update", "{'tag':'1','name':'x'}"),
            Map.entry("tags.delete", "{'tag':'1'}"),
            Map.entry("tasks.get", "{'task':'1'}"),
            Map.entry("tasks.search", "{'query':'x'}"),
            Map.entry("tasks.reopen", "{'task':'1'}"),
            Map.entry("tasks.move", "{'task':'1','tasklist':'2'}"),
            Map.entry("tasks.bulk_create", "{'items':[{'name':'x','tasklist':'1'}]}"),
            Map.entry("tasks.bulk_update", "{'items':[{'task':'1','name':'x'}]}"),
            Map.entry("dependencies.get", "{'task':'1'}"),
            Map.entry("dependencies.set", "{'task':'1','predecessors':[]}"),
            Map.entry("dependencies.add", "{'task':'1','predecessor':'2'}"),
            Map.entry("dependencies.remove", "{'task':'1','predecessor':'2'}"),
            Map.entry("digest.get", "{}"),
            Map.entry("people.list", "{}"),
            Map.entry("tasklists.list", "{'project':'1'}"),
            Map.entry("tasks.list", "{}"),
            Map.entry("tasks.count", "{}"),
            Map.entry("timers.list", "{}"),
            Map.entry("timers.start", "{'project':'1'}"),
            Map.entry("timers.pause", "{}"),
            Map.entry("timers.resume", "{}"),
            Map.entry("timers.stop", "{}"),
            Map.entry("time.report", "{}"),
            Map.entry("projects.create", "{'name':'x'}"),
            Map.entry("projects.update", "{'project':'1','name':'x'}"),
            Map.entry("milestones.create", "{'project':'1','name':'x','due_date':'2026-02-01'}"),
            Map.entry("milestones.update", "{'milestone':'1','name':'x'}"),
            Map.entry("notebooks.list", "{}"),
            Map.entry("notebooks.get", "{'notebook':'1'}"),
            Map.entry("notebooks.create", "{'project':'1','name':'x','contents':'y'}"),
            Map.entry("notebooks.update", "{'notebook':'1','name':'x'}"),
            Map.entry("activity.list", "{}"),
            Map.entry("people.workload", "{}"),
            Map.entry("fields.list", "{'task':'1'}"),
            Map.entry("fields.set", "{'task':'1','field':'1','value':'x'}"),
            Map.entry("files.list", "{'task':'1'}"),
            Map.entry("files.get", "{'file':1}"),
            Map.entry("files.attach", "{'task':'1','filename':'a.txt','content':'x'}"),
            Map.entry("tasks.due_today", "{}"),
            Map.entry("tasks.overdue", "{}"),
            Map.entry("tasks.create", "{'name':'x','tasklist':'1'}"),
            Map.entry("tasks.update", "{'task':'1','name':'x'}"),
            Map.entry("tasks.complete", "{'task':'1'}"),
            Map.entry("subtasks.create", "{'task':'1','name':'x'}"),
            Map.entry("subtasks.list", "{'task':'1'}"),
            Map.entry("time.log", "{'task':'1','hours':1}"),
            Map.entry("time.list", "{}"),
            Map.entry("time.totals", "{}"),
            Map.entry("comments.update", "{'comment_id':1,'body':'x'}"),
            Map.entry("comments.delete", "{'comment_id':1}"),
            Map.entry("tasks.delete", "{'task':'1'}"),
            Map.entry("time.update", "{'entry_id':1,'hours':1}"),
            Map.entry("time.delete", "{'entry_id':1}"),
            Map.entry("tags.list", "{}"),
            Map.entry("tags.ensure", "{'names':['x']}"),
            Map.entry("comments.add", "{'task':'1','body':'x'}"),
            Map.entry("comments.list", "{'task':'1'}"),
            Map.entry("workflows.list", "{'project':'1'}"),
            Map.entry("stages.list", "{'project':'1'}"),
            Map.entry("tasks.set_stage", "{'task':'1','stage':'1'}")));

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void forget() {
        tw.server.resetAll();
        tw.marked.clear();
    }

    @AfterAll
    void stop() {
        tw.close();
    }

    static Stream<String> tools() {
        return TOOLS.keySet().stream();
    }

    @Test
    void listWhenComparedThenEveryToolIsInIt() {
        assertThat(tw.bench.tools().stream().map(t -> t.name().substring("teamwork.".length()))).containsExactlyInAnyOrderElementsOf(TOOLS.keySet());
    }

    private HubException failure(String tool, ResponseDefinitionBuilder response) {
        tw.server.resetAll();
        tw.answersAll(response);
        return catchThrowableOfType(HubException.class, () -> tw.tool(tool, TOOLS.get(tool), tw.ada));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolWhenRefusedThenTheProblem(String tool) {
        assertThat(failure(tool, fixture("error.v3.401").withStatus(401)).problem()).isEqualTo(Problem.NOT_CONNECTED);
        assertThat(tw.marked).containsExactly(tw.ada);
        assertThat(failure(tool, fixture("error.v3.403").withStatus(403)).problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(failure(tool, aResponse().withStatus(404)).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(failure(tool, fixture("error.v1.422").withStatus(422)).publicDetail()).contains("\"The task could not be completed\"");
        assertThat(failure(tool, fixture("error.v3.422").withStatus(422)).problem()).isEqualTo(Problem.INVALID_INPUT);
        HubException slow = failure(tool, aResponse().withStatus(429).withHeader("X-Rate-Limit-Reset", "42"));
        assertThat(slow.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(slow.publicDetail()).contains("42 seconds");
        assertThat(tw.marked).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolWhenWritesAreLimitedToTargetsThenItOnlyReads(String tool) {
        tw.answersAll(TeamworkStandIn.json("{\"task\":{\"id\":1,\"projectId\":2,\"predecessorIds\":[2]}}"));
        Credential limited = new Credential("connection-9", "user-1", tw.ada.token(), tw.ada.details(), Reach.ALL, Reach.only(List.of("1", "2")));
        catchThrowableOfType(HubException.class, () -> tw.tool(tool, TOOLS.get(tool), limited));
        assertThat(tw.calls()).allMatch(call -> call.startsWith("GET "));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolWhenDownThenUnavailable(String tool) {
        assertThat(failure(tool, fixture("error.500").withStatus(503)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(failure(tool, aResponse().withFault(Fault.EMPTY_RESPONSE)).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(failure(tool, aResponse().withBody("<html>maintenance</html>")).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolWhenSlowThenUnavailable(String tool) {
        tw.http.silent("");
        assertThat(failure(tool, aResponse().withBody("{}")).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.http.silent(null);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolWhenAnArgumentIsMadeUpThenInvalidAndNoRequest(String tool) {
        HubException e = catchThrowableOfType(
                HubException.class, () -> tw.tool(tool, TOOLS.get(tool).replaceFirst("}$", (TOOLS.get(tool).equals("{}") ? "" : ",") + "'site_url':'https://evil.example'}"), tw.ada));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }
}
