package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.call;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks wait for. */
class DependencyToolsTest {
    private static final String TASK = V3 + "/tasks/3001.json";
    private static final String KINDS = "/tasks/3001/predecessors.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @BeforeEach
    void answers() {
        tw.answers("PATCH", TASK, "tasks.update");
        tw.answers("GET", KINDS, json("{\"STATUS\":\"OK\",\"predecessors\":[{\"id\":\"3005\",\"predecessorMust\":\"start\"},{\"id\":\"3002\",\"predecessorMust\":\"complete\"}]}"));
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":3002,\"name\":\"Fix login redirect\",\"status\":\"new\"},{\"id\":3009,\"name\":\"Ship\",\"status\":\"new\"}]}"));
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    private static String related(String predecessors) {
        return "{\"task\":{\"id\":3001,\"isBlocked\":true,\"predecessorIds\":[" + predecessors + "],\"dependencyIds\":[3009]}}";
    }

    /** What the task waits for before the change, and after it. */
    private void waits(String before, String after) {
        tw.server.stubFor(call("GET", TASK).inScenario("d").whenScenarioStateIs(Scenario.STARTED).willReturn(json(related(before))).willSetStateTo("saved"));
        tw.server.stubFor(call("GET", TASK).inScenario("d").whenScenarioStateIs("saved").willReturn(json(related(after))));
    }

    private String patched() {
        return tw.requests(TASK).stream().filter(r -> r.getMethod().getName().equals("PATCH")).findFirst().orElseThrow().getBodyAsString();
    }

    @Test
    void getWhenAskedThenNamedWithTheirKind() {
        tw.answers("GET", TASK, json(related("3002")));
        assertThat(Json.write(tw.tool("dependencies.get", "{'task_id':3001}")))
                .isEqualTo("{\"task_id\":3001,\"blocked\":true,\"predecessors\":[{\"id\":3002,\"name\":\"Fix login redirect\",\"status\":\"new\",\"type\":\"complete\"}],"
                        + "\"dependents\":[{\"id\":3009,\"name\":\"Ship\",\"status\":\"new\"}]}");
        assertThat(tw.query(TASK)).isEqualTo(Map.of("includeRelatedTasks", "true", "includeCompletedPredecessors", "true"));
        assertThat(tw.query(V3 + "/tasks.json")).containsEntry("ids", "3002,3009").containsEntry("includeCompletedTasks", "true");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 422})
    void getWhenV1DoesNotTellThenWithoutKinds(int status) {
        tw.answers("GET", TASK, json(related("3002")));
        tw.answers("GET", KINDS, aResponse().withStatus(status));
        assertThat(tw.tool("dependencies.get", "{'task':'3001'}").at("/predecessors/0").has("type")).isFalse();
    }

    @Test
    void addWhenThereAreOthersThenTheyStayWhatTheyAre() {
        waits("3005", "3005,3002");
        JsonNode result = tw.tool("dependencies.add", "{'task_id':3001,'predecessor_id':3002}");
        assertThat(patched()).isEqualTo("{\"task\":{},\"predecessors\":[{\"id\":3005,\"type\":\"start\"},{\"id\":3002,\"type\":\"complete\"}]}");
        assertThat(result.path("predecessors")).hasSize(2);
    }

    @Test
    void addWhenItIsThereAlreadyThenNothingIsWritten() {
        tw.answers("GET", TASK, json(related("3002")));
        assertThat(tw.tool("dependencies.add", "{'task':'3001','predecessor':'3002'}").path("predecessors")).hasSize(1);
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    @Test
    void addWhenAnothersKindIsUnknownThenConflictAndNothingIsWritten() {
        tw.answers("GET", TASK, json(related("3009")));
        HubException e = tw.failure("dependencies.add", "{'task':'3001','predecessor':'3002'}");
        assertThat(e.problem()).isEqualTo(Problem.CONFLICT);
        assertThat(e.publicDetail()).contains("task 3009").contains("teamwork.dependencies.set");
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    @Test
    void addWhenAnotherOfUnknownKindIsCompletedThenItsKindDoesNotMatter() {
        waits("3009", "3009,3002");
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":3009,\"name\":\"Ship\",\"status\":\"completed\"}]}"));
        tw.tool("dependencies.add", "{'task':'3001','predecessor':'3002'}");
        assertThat(patched()).contains("{\"id\":3009,\"type\":\"complete\"}");
    }

    @Test
    void setWhenATypeThenOfThatType() {
        tw.answers("GET", TASK, json(related("3002,3009")));
        tw.tool("dependencies.set", "{'task':'3001','predecessors':['3002','3009'],'type':'start'}");
        assertThat(patched()).isEqualTo("{\"task\":{},\"predecessors\":[{\"id\":3002,\"type\":\"start\"},{\"id\":3009,\"type\":\"start\"}]}");
    }

    @Test
    void setWhenTeamworkDoesNotTakeItOverThenConflict() {
        tw.answers("GET", TASK, json(related("3002")));
        HubException e = tw.failure("dependencies.set", "{'task_id':3001,'predecessor_ids':[]}");
        assertThat(patched()).isEqualTo("{\"task\":{},\"predecessors\":[]}");
        assertThat(e.problem()).isEqualTo(Problem.CONFLICT);
        assertThat(e.publicDetail()).contains("waits for 3002");
    }

    @Test
    void removeWhenItIsThereThenTheOthersStay() {
        waits("3005,3002", "3005");
        tw.tool("dependencies.remove", "{'task':'3001','predecessor':'3002'}");
        assertThat(patched()).isEqualTo("{\"task\":{},\"predecessors\":[{\"id\":3005,\"type\":\"start\"}]}");
    }

    @Test
    void removeWhenThereIsNoneThenNothingIsWritten() {
        tw.answers("GET", TASK, json(related("")));
        assertThat(tw.tool("dependencies.remove", "{'task_id':3001,'predecessor_id':3002}").path("predecessors")).isEmpty();
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'task':'3001','predecessors':['3001']}", "{'task':'3001'}", "{'task':'3001','predecessors':['3002'],'type':'finish'}"})
    void setWhenAnArgumentIsBadThenInvalidAndNothingWritten(String arguments) {
        assertThat(tw.failure("dependencies.set", arguments).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }
}
