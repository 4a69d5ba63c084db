package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.body;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardToolsTest {
    private static final String WORKFLOWS = V3 + "/workflows.json";
    private static final String TASK = V3 + "/tasks/3001.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    /** Two workflows, both with a stage Done; the task is in the second. */
    private static String two() {
        return "{\"workflows\":[{\"id\":7000,\"name\":\"Sales\",\"defaultWorkflow\":true,\"stages\":[{\"id\":7001}]},"
                + "{\"id\":7100,\"name\":\"Delivery\",\"stages\":[{\"id\":7102},{\"id\":7101},{\"id\":7104}]}],"
                + "\"included\":{\"stages\":{\"7001\":{\"id\":7001,\"name\":\"Done\"},\"7101\":{\"id\":7101,\"name\":\"Doing\",\"displayOrder\":1},"
                + "\"7102\":{\"id\":7102,\"name\":\"Done\",\"displayOrder\":2},\"7104\":{\"id\":7104,\"name\":\"Shipped\",\"displayOrder\":3}}}}";
    }

    private static String taskIn(String workflow) {
        return "{\"task\":{\"id\":3001,\"tasklistId\":2002,\"workflowStages\":[" + (workflow.isEmpty() ? "" : "{\"workflowId\":" + workflow + ",\"stageId\":1}")
                + "]},\"included\":{\"tasklists\":{\"2002\":{\"id\":2002,\"projectId\":1001}}}}";
    }

    @Test
    void workflowsListWhenAskedThenEachWithItsStages() {
        tw.answers("GET", WORKFLOWS, "workflows.list");
        JsonNode workflows = tw.tool("workflows.list", "{'project_id':1001}").path("workflows");
        assertThat(tw.query(WORKFLOWS)).isEqualTo(Map.of("page", "1", "pageSize", "500", "include", "stages", "projectIds", "1001"));
        assertThat(workflows.get(0).path("is_default").asBoolean()).isTrue();
        assertThat(Json.write(workflows.get(0).path("stages").get(2)))
                .isEqualTo("{\"id\":7103,\"name\":\"Done\",\"color\":\"#27AE60\",\"workflow_id\":7001,\"workflow\":\"Delivery board\"}");
    }

    @Test
    void workflowsListWhenOneIsOfOtherProjectsThenLeftOut() {
        tw.answers("GET", WORKFLOWS, json("{\"workflows\":[{\"id\":1,\"projectIds\":[9]},{\"id\":2,\"projectIds\":[9,1001]},{\"id\":3},{\"id\":4,\"projectIds\":[9],\"defaultWorkflow\":true}]}"));
        tw.server.stubFor(WireMock.any(WireMock.urlMatching(V3 + "/workflows/[0-9]+/stages.json.*")).willReturn(json("{\"stages\":[]}")));
        assertThat(TeamworkPages.stream(tw.tool("workflows.list", "{'project':'1001'}").path("workflows")).map(w -> w.path("id").asInt())).containsExactly(2, 3, 4);
    }

    @Test
    void stagesListWhenPlacesAreFractionsThenInTheirOrder() {
        tw.answers("GET", WORKFLOWS, json("{\"workflows\":[{\"id\":1,\"name\":\"w\",\"stages\":[{\"id\":11},{\"id\":12}]}],\"included\":{\"stages\":{"
                + "\"11\":{\"id\":11,\"name\":\"b\",\"displayOrder\":1.7},\"12\":{\"id\":12,\"name\":\"a\",\"displayOrder\":1.2}}}}"));
        assertThat(TeamworkPages.stream(tw.tool("stages.list", "{'project':'1001'}").path("stages")).map(s -> s.path("id").asInt())).containsExactly(12, 11);
    }

    @Test
    void workflowsListWhenStagesAreNotIncludedThenReadEach() {
        tw.answers("GET", WORKFLOWS, json("{\"workflows\":[{\"id\":7001,\"name\":\"Delivery board\",\"stages\":[{\"id\":7101}]}]}"));
        tw.answers("GET", V3 + "/workflows/7001/stages.json", "stages.list");
        assertThat(tw.tool("workflows.list", "{'project':'1001'}").path("workflows").get(0).path("stages")).hasSize(3);
        assertThat(tw.query(V3 + "/workflows/7001/stages.json")).isEqualTo(Map.of("page", "1", "pageSize", "500", "orderBy", "displayorder", "orderMode", "asc"));
    }

    @Test
    void stagesListWhenSeveralWorkflowsThenAllStages() {
        tw.answers("GET", WORKFLOWS, json(two()));
        JsonNode stages = tw.tool("stages.list", "{'project_id':1001}").path("stages");
        assertThat(TeamworkPages.stream(stages).map(s -> s.path("id").asLong())).containsExactly(7001L, 7101L, 7102L, 7104L);
        assertThat(stages.get(1).path("workflow").asText()).isEqualTo("Delivery");
    }

    @Test
    void stagesListWhenNoWorkflowThenTheOldBoardsColumns() {
        tw.answers("GET", WORKFLOWS, "workflows.list~empty");
        tw.answers("GET", "/projects/1001/boards/columns.json", "boards.columns~legacy");
        JsonNode stages = tw.tool("stages.list", "{'project_id':1001}").path("stages");
        assertThat(Json.write(stages)).isEqualTo("[{\"id\":8001,\"name\":\"To do\",\"color\":\"#1ABC9C\"}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void stagesListWhenThePlanHasNoWorkflowsThenTheOldBoardsColumns(int status) {
        tw.answers("GET", WORKFLOWS, aResponse().withStatus(status));
        tw.answers("GET", "/projects/1001/boards/columns.json", "boards.columns~legacy");
        assertThat(tw.tool("stages.list", "{'project_id':1001}").path("stages")).hasSize(1);
    }

    @Test
    void setStageWhenByNameThenInTheWorkflowOfTheTask() {
        tw.answers("GET", TASK, json(taskIn("7100")));
        tw.answers("GET", WORKFLOWS, json(two()));
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7100.json", aResponse().withStatus(204));
        JsonNode moved = tw.tool("tasks.set_stage", "{'task_id':3001,'stage':'done'}");
        assertThat(tw.only(V3 + "/tasks/3001/workflows/7100.json").getBodyAsString()).isEqualTo("{\"stageId\":7102,\"positionAfterTask\":-1}");
        assertThat(Json.write(moved)).isEqualTo("{\"task_id\":3001,\"stage\":{\"id\":7102,\"name\":\"Done\",\"workflow_id\":7100,\"workflow\":\"Delivery\"}}");
    }

    @Test
    void setStageWhenOldArgumentsThenTheWorkflowThatHasTheStage() {
        tw.answers("GET", TASK, json(taskIn("7000")));
        tw.answers("GET", WORKFLOWS, json(two()));
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7100.json", aResponse().withStatus(204));
        tw.tool("tasks.set_stage", "{'task_id':3001,'stage_id':7101,'project_id':1001}");
        assertThat(tw.only(V3 + "/tasks/3001/workflows/7100.json").getBodyAsString()).contains("\"stageId\":7101");
    }

    @Test
    void setStageWhenTwoWorkflowsHaveItThenAskedWhich() {
        tw.answers("GET", TASK, json(taskIn("")));
        tw.answers("GET", WORKFLOWS, json(two()));
        HubException e = tw.failure("tasks.set_stage", "{'task':'3001','stage':'Done'}");
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("\"Done\" (7001, Sales)", "\"Done\" (7102, Delivery)");
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    @Test
    void setStageWhenTheWorkflowIsGivenThenThat() {
        tw.answers("GET", TASK, json(taskIn("7100")));
        tw.answers("GET", WORKFLOWS, json(two()));
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7000.json", aResponse().withStatus(204));
        tw.tool("tasks.set_stage", "{'task_id':3001,'stage':'Done','workflow_id':7000}");
        assertThat(tw.only(V3 + "/tasks/3001/workflows/7000.json").getBodyAsString()).contains("\"stageId\":7001");
    }

    @Test
    void setStageWhenThereIsNoSuchStageThenThoseThatThereAre() {
        tw.answers("GET", TASK, json(taskIn("7100")));
        tw.answers("GET", WORKFLOWS, json(two()));
        HubException e = tw.failure("tasks.set_stage", "{'task':'3001','stage':'Do'}");
        assertThat(e.field()).contains("stage");
        assertThat(e.publicDetail()).contains("\"Shipped\" (7104, Delivery)");
    }

    @Test
    void setStageWhenTheBoardIsOldThenTheCardIsMovedOrAdded() {
        tw.answers("GET", TASK, json(taskIn("").replace("\"tasklistId\"", "\"cardId\":9001,\"tasklistId\"")));
        tw.answers("GET", WORKFLOWS, "workflows.list~empty");
        tw.answers("GET", "/projects/1001/boards/columns.json", "boards.columns~legacy");
        tw.answers("PUT", "/boards/columns/cards/9001/move.json", "boards.cards.move~legacy");
        tw.answers("POST", "/boards/columns/8001/cards.json", "boards.cards.add~legacy");
        JsonNode moved = tw.tool("tasks.set_stage", "{'task':'3001','stage':'to do'}");
        assertThat(tw.only("/boards/columns/cards/9001/move.json").getBodyAsString()).isEqualTo("{\"cardId\":9001,\"columnId\":8001,\"positionAfterId\":0}");
        assertThat(moved.path("stage").path("id").asLong()).isEqualTo(8001);
        tw.answers("GET", TASK, json(taskIn("")));
        tw.tool("tasks.set_stage", "{'task':'3001','stage':'8001'}");
        assertThat(tw.only("/boards/columns/8001/cards.json").getBodyAsString()).isEqualTo("{\"positionAfterId\":-1,\"card\":{\"taskId\":3001}}");
    }

    @Test
    void setStageWhenThereIsNoBoardThenInvalid() {
        tw.answers("GET", TASK, json(taskIn("")));
        tw.answers("GET", WORKFLOWS, "workflows.list~empty");
        tw.answers("GET", "/projects/1001/boards/columns.json", json("{\"STATUS\":\"OK\",\"columns\":[]}"));
        assertThat(tw.failure("tasks.set_stage", "{'task':'3001','stage':'Done'}").publicDetail()).contains("no board");
    }

    @Test
    void setStageWhenTheTaskIsNamedThenFourCalls() {
        tw.answers("GET", V3 + "/tasks.json", "tasks.list");
        tw.answers("GET", TASK, "tasks.get");
        tw.answers("GET", WORKFLOWS, json(body("workflows.list")));
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7001.json", aResponse().withStatus(204));
        tw.tool("tasks.set_stage", "{'task':'Prepare release notes','stage':'Done'}");
        assertThat(tw.calls()).containsExactly("GET " + V3 + "/tasks.json", "GET " + TASK, "GET " + WORKFLOWS, "PATCH " + V3 + "/tasks/3001/workflows/7001.json");
    }
}
