package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task's stage, dates and people in answers, and tasks found by stage, tag, age and whether anybody does them. */
class TaskFilterTest {
    private static final String TASKS = V3 + "/tasks.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    /** Task 1 is in To do, 2 in Done, 3 in a column of an old board, 4 nowhere. */
    private void board() {
        tw.answers("GET", V3 + "/workflows.json", "workflows.list");
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1,\"workflowStages\":[{\"workflowId\":7001,\"stageId\":7101}]},{\"id\":2,\"workflowStages\":[{\"workflowId\":7001,\"stageId\":7103}],\"assigneeTeamIds\":[77]},"
                + "{\"id\":3,\"cardId\":9001,\"updatedAt\":\"2026-01-01T00:00:00Z\"},{\"id\":4,\"updatedAt\":\"2026-01-15T00:00:00Z\",\"assigneeUserIds\":[501]}],"
                + "\"included\":{\"cards\":{\"9001\":{\"id\":9001,\"column\":{\"id\":8001}}},\"columns\":{\"8001\":{\"id\":8001,\"name\":\"Waiting\"}}}}"));
    }

    private List<Long> found(String arguments) {
        return TeamworkPages.stream(tw.tool("tasks.list", arguments).path("tasks")).map(t -> t.path("id").asLong()).toList();
    }

    @Test
    void listWhenTasksAreOnBoardsThenTheirStagesByName() {
        board();
        JsonNode tasks = tw.tool("tasks.list", "{}").path("tasks");
        assertThat(TeamworkPages.stream(tasks).map(t -> t.path("stage").asText("-"))).containsExactly("To do", "Done", "Waiting", "-");
        assertThat(tasks.get(2).path("stage_id").asLong()).isEqualTo(8001);
        tw.tool("tasks.list", "{}");
        assertThat(tw.requests(V3 + "/workflows.json")).as("the names are known for some minutes").hasSize(1);
    }

    @Test
    void listWhenTheStagesAreNotToldThenTheTasksWithTheirIds() {
        board();
        tw.answers("GET", V3 + "/workflows.json", fixture("error.v3.403").withStatus(403));
        assertThat(Json.write(tw.tool("tasks.list", "{}").path("tasks").get(0))).contains("\"stage_id\":7101").doesNotContain("\"stage\"");
    }

    @Test
    void listWhenAStageThenOnlyItsTasks() {
        board();
        assertThat(found("{'stage':'done'}")).containsExactly(2L);
        assertThat(found("{'stage':'7101'}")).containsExactly(1L);
        assertThat(found("{'stage':'waiting'}")).containsExactly(3L);
        assertThat(tw.requests(TASKS)).allSatisfy(r -> assertThat(TeamworkStandIn.query(r)).containsEntry("pageSize", "500"));
    }

    @Test
    void listWhenThereIsNoSuchStageThenThoseThatThereAre() {
        board();
        HubException e = tw.failure("tasks.list", "{'stage':'Shipped'}");
        assertThat(e.field()).contains("stage");
        assertThat(e.publicDetail()).contains("To do, In progress, Done");
        assertThat(tw.failure("tasks.count", "{'stage':'Shipped'}").field()).contains("stage");
    }

    @Test
    void listWhenUnassignedThenNobodyHasThemAndNoTeam() {
        board();
        assertThat(found("{'unassigned':true}")).containsExactly(1L, 3L);
        assertThat(tw.query(TASKS)).containsEntry("onlyUnassignedTasks", "true");
        assertThat(tw.failure("tasks.list", "{'unassigned':true,'assignees':['me']}").field()).contains("unassigned");
    }

    @Test
    void listWhenUpdatedSinceThenLookedBack() {
        board();
        assertThat(found("{'updated_since':'2d'}")).containsExactly(1L, 2L, 4L);
        assertThat(tw.query(TASKS)).containsEntry("updatedAfter", "2026-01-13T10:00:00Z");
    }

    @Test
    void listWhenTagsThenAllOfThemByNameOrId() {
        board();
        tw.answers("GET", V3 + "/tags.json", "tags.list");
        JsonNode answer = tw.tool("tasks.list", "{'tags':['Bug','5001']}");
        assertThat(tw.query(TASKS)).containsEntry("tagIds", "5002,5001").containsEntry("matchAllTags", "true");
        assertThat(answer.at("/understood/tags").asText()).isEqualTo("bug (5002)");
        assertThat(tw.failure("tasks.list", "{'tags':['nothing like it']}").publicDetail()).contains("nothing like it");
    }

    @Test
    void countWhenTeamworkKnowsTheNumberThenOneTaskIsRead() {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1}],\"meta\":{\"page\":{\"count\":1234,\"hasMore\":true}}}"));
        assertThat(Json.write(tw.tool("tasks.count", "{'assignees':['501']}"))).isEqualTo("{\"count\":1234}");
        assertThat(tw.query(TASKS)).containsEntry("pageSize", "1").containsEntry("skipCounts", "false");
    }

    @Test
    void countWhenTheNumberIsMissingThenUnavailableAndNotNothing() {
        tw.answers("GET", TASKS, json("{\"tasks\":[]}"));
        assertThat(tw.failure("tasks.count", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void countWhenOverdueThenEachTaskIsChecked() {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1,\"dueDate\":\"2026-01-14T00:00:00Z\"},{\"id\":2,\"dueDate\":\"2026-01-15T00:00:00Z\"}],\"meta\":{\"page\":{\"count\":2,\"hasMore\":false}}}"));
        assertThat(tw.tool("tasks.count", "{'status':'overdue'}").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void countWhenThereIsMoreThanCanBeReadThenItSaysSo() {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1,\"isBlocked\":true}],\"meta\":{\"page\":{\"hasMore\":true}}}"));
        assertThat(Json.write(tw.tool("tasks.count", "{'blocked':true}"))).isEqualTo("{\"count\":20,\"more\":true}");
    }

    @Test
    void getWhenSomebodyWatchesThenWhoAndWhoCreatedItAndWhen() {
        tw.answers("GET", V3 + "/tasks/1.json", json("{\"task\":{\"id\":1,\"createdBy\":501,\"createdAt\":\"2026-01-08T09:00:00Z\",\"updatedAt\":\"2026-01-09T09:00:00Z\",\"changeFollowers\":[{\"id\":502,\"type\":\"users\"},{\"id\":77,\"type\":\"teams\"}],"
                + "\"commentFollowers\":[{\"id\":502,\"type\":\"users\"},{\"id\":503,\"type\":\"users\"}]},\"included\":{\"users\":{\"501\":{\"firstName\":\"Ada\"},\"502\":{\"firstName\":\"Ben\"}}}}"));
        assertThat(Json.write(tw.tool("tasks.get", "{'task':'1'}").path("task")))
                .isEqualTo("{\"id\":1,\"updated_at\":\"2026-01-09T10:00:00\",\"created_at\":\"2026-01-08T10:00:00\",\"creator\":{\"id\":501,\"name\":\"Ada\"},"
                        + "\"watchers\":[{\"id\":502,\"name\":\"Ben\"},{\"id\":503}],\"url\":\"" + tw.url() + "/app/tasks/1\"}");
    }

    @Test
    void listWhenSomebodyIsMeantByNameThenTheAnswerSaysWho() {
        tw.answers("GET", V3 + "/people.json", "people.list");
        tw.answers("GET", TASKS, json("{\"tasks\":[]}"));
        assertThat(tw.tool("tasks.due_today", "{'assignees':['ben@example.com']}").at("/understood/assignees").asText()).isEqualTo("Ben Sample (502)");
        assertThat(tw.tool("tasks.list", "{'assignees':['502']}").has("understood")).isFalse();
    }

    @Test
    void updateWhenThereAreTwoPagesOfTeamsThenBothAreLookedThrough() {
        tw.answers("GET", "/teams.json", json("{\"teams\":[{\"id\":\"76\",\"name\":\"Sales\"}]}").withHeader("X-Pages", "2"));
        tw.server.stubFor(TeamworkStandIn.call("GET", "/teams.json").withQueryParam("page", com.github.tomakehurst.wiremock.client.WireMock.equalTo("2"))
                .willReturn(json("{\"teams\":[{\"id\":\"77\",\"name\":\"Design\"}]}").withHeader("X-Pages", "2")));
        tw.answers("POST", V3 + "/tasklists/2002/tasks.json", json("{\"task\":{\"id\":5}}").withStatus(201));
        tw.tool("tasks.create", "{'name':'x','tasklist':'2002','teams':['design']}");
        assertThat(tw.only(V3 + "/tasklists/2002/tasks.json").getBodyAsString()).contains("\"teamIds\":[77]");
        assertThat(tw.requests("/teams.json")).hasSize(2);
    }
}
