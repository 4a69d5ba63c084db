package io.mcphub.integrations.teamwork;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of projects, people, task lists and tasks. */
class FindingToolsTest {
    private static final String TASKS = V3 + "/tasks.json";
    private static final String INCLUDE = "projects,tasklists,users,teams,companies,tags,cards,cards.columns";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private static List<Long> ids(JsonNode list) {
        return TeamworkPages.stream(list).map(t -> t.path("id").asLong()).toList();
    }

    /** A page with one task per due date, ids from 1. */
    private static String tasks(String... dueDates) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < dueDates.length; i++) {
            String[] due = dueDates[i].split(" ");
            rows.append(i == 0 ? "" : ",").append("{\"id\":").append(i + 1).append(",\"name\":\"t\",\"status\":\"").append(due.length > 1 ? due[1] : "new").append("\",\"dueDate\":")
                    .append(due[0].equals("-") ? "null" : "\"" + due[0] + "T00:00:00Z\"").append(",\"tasklistId\":2002}");
        }
        return "{\"tasks\":[" + rows + "],\"meta\":{\"page\":{\"hasMore\":false}}}";
    }

    @Test
    void projectsListWhenAskedThenNamedRows() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        JsonNode result = tw.tool("projects.list", "{}");
        assertThat(tw.query(V3 + "/projects.json"))
                .isEqualTo(Map.of("page", "1", "pageSize", "50", "orderBy", "name", "orderMode", "asc", "include", "companies,projectOwners"));
        JsonNode first = result.path("projects").get(0);
        assertThat(first.path("id").asLong()).isEqualTo(1001);
        assertThat(first.path("name").asText()).isEqualTo("Orion rollout");
        assertThat(first.path("company").asText()).isEqualTo("Demo Agency");
        assertThat(first.path("start_date").asText()).isEqualTo("2025-12-01");
        assertThat(first.path("url").asText()).isEqualTo(tw.url() + "/app/projects/1001");
        assertThat(result.has("next_cursor")).isFalse();
    }

    @Test
    void projectsListWhenThereIsMoreThenTheNextPage() {
        tw.answers("GET", V3 + "/projects.json", "projects.list~page1");
        JsonNode result = tw.tool("projects.list", "{'page':1,'page_size':1,'search':'or&x'}");
        assertThat(tw.query(V3 + "/projects.json")).containsEntry("pageSize", "1").containsEntry("searchTerm", "or&x");
        tw.server.resetRequests();
        tw.tool("projects.list", "{'cursor':'" + result.path("next_cursor").asText() + "','limit':500}");
        assertThat(tw.query(V3 + "/projects.json")).containsEntry("page", "2").containsEntry("pageSize", "1").containsEntry("searchTerm", "or&x");
    }

    @Test
    void projectsListWhenTheCursorComesWithAnotherSearchThenInvalidAndNoRequest() {
        tw.answers("GET", V3 + "/projects.json", "projects.list~page1");
        String cursor = tw.tool("projects.list", "{'search':'or','limit':1}").path("next_cursor").asText();
        tw.server.resetRequests();
        assertThat(cursor).hasSizeLessThan(500);
        assertThat(tw.failure("projects.list", "{'search':'other','cursor':'" + cursor + "'}").field()).contains("cursor");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void projectsListWhenTheCursorIsOfAnotherListThenInvalidAndNoRequest() {
        tw.answers("GET", V3 + "/projects.json", "projects.list~page1");
        String cursor = tw.tool("projects.list", "{}").path("next_cursor").asText();
        tw.server.resetRequests();
        assertThat(tw.failure("people.list", "{'cursor':'" + cursor + "'}").field()).contains("cursor");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void listWhenTheAnswerHasNoListThenUnavailableAndNotEmpty() {
        tw.answers("GET", TASKS, json("{\"meta\":{\"page\":{\"hasMore\":false}}}"));
        assertThat(tw.failure("tasks.list", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(tw.failure("tasks.overdue", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.answers("GET", TASKS, json("{\"tasks\":null}"));
        assertThat(tw.tool("tasks.list", "{}").path("tasks")).isEmpty();
    }

    @Test
    void tasksListWhenTheNameFitsSeveralThenItTellsWhomItTook() {
        tw.answers("GET", V3 + "/people.json", json("{\"people\":[{\"id\":1,\"firstName\":\"Bob\",\"lastName\":\"Miller\"},{\"id\":2,\"firstName\":\"Bob\",\"lastName\":\"Stone\"}]}"));
        tw.answers("GET", TASKS, json("{\"tasks\":[]}"));
        JsonNode result = tw.tool("tasks.list", "{'assignees':['bob']}");
        assertThat(result.path("guessed").get(0).asText()).isEqualTo("\"bob\" was taken for Bob Stone (2), not Bob Miller (1).");
        assertThat(tw.tool("tasks.list", "{'assignees':['bob miller']}").has("guessed")).isFalse();
    }

    @Test
    void peopleListWhenOfAProjectByNameThenItsMembers() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/projects/1001/people.json", "people.list~project");
        JsonNode result = tw.tool("people.list", "{'project':'orion'}");
        assertThat(tw.query(V3 + "/projects/1001/people.json")).containsEntry("include", "companies");
        assertThat(result.path("people").get(0).path("name").asText()).isEqualTo("Ada Example");
        assertThat(result.path("people").get(0).path("email").asText()).isEqualTo("ada@example.com");
    }

    @Test
    void peopleListWhenNobodyFitsThenEmpty() {
        tw.answers("GET", V3 + "/people.json", "people.list~search-empty");
        assertThat(tw.tool("people.list", "{'search':'nobody'}").path("people")).isEmpty();
        assertThat(tw.query(V3 + "/people.json")).containsEntry("searchTerm", "nobody");
    }

    @Test
    void tasklistsListWhenOldArgumentThenTheProjectsLists() {
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        JsonNode result = tw.tool("tasklists.list", "{'project_id':1001}");
        assertThat(tw.query(V3 + "/projects/1001/tasklists.json"))
                .isEqualTo(Map.of("page", "1", "pageSize", "500", "showCompleted", "false", "include", "projects,milestones"));
        assertThat(ids(result.path("tasklists"))).containsExactly(2001L, 2002L);
        assertThat(result.path("tasklists").get(0).path("project_id").asLong()).isEqualTo(1001);
    }

    @Test
    void tasksListWhenNothingIsSaidThenOpenTasksNamed() {
        tw.answers("GET", TASKS, "tasks.list");
        JsonNode result = tw.tool("tasks.list", "{}");
        assertThat(tw.query(TASKS))
                .isEqualTo(Map.of("page", "1", "pageSize", "50", "orderBy", "duedate", "orderMode", "asc", "include", INCLUDE, "includeCompletedTasks", "false"));
        assertThat(Json.write(result.path("tasks").get(0)))
                .isEqualTo("{\"id\":3002,\"name\":\"Fix login redirect\",\"status\":\"new\",\"priority\":\"high\",\"due_date\":\"2026-01-13\",\"project_id\":1001,"
                        + "\"project\":\"Orion rollout\",\"tasklist_id\":2002,\"tasklist\":\"This week\",\"stage_id\":7101,"
                        + "\"assignees\":[{\"id\":501,\"name\":\"Ada Example\"},{\"id\":502,\"name\":\"Ben Sample\"}],"
                        + "\"tags\":[\"bug\"],\"estimated_minutes\":120,\"updated_at\":\"2026-01-14T13:00:00\",\"url\":\"" + tw.url() + "/app/tasks/3002\"}");
    }

    @Test
    void tasksListWhenTheOldArgumentsThenTheyFilterWhatTheySay() {
        tw.answers("GET", V3 + "/projects/1001/tasks.json", json(tasks("2026-01-11", "2026-01-12", "2026-01-20", "2026-01-21", "-")));
        JsonNode result = tw.tool("tasks.list", "{'project_id':1001,'assignee_ids':[501,502],'status':'all','due_after':'20260112','due_before':'2026-01-20','page':2,'page_size':10}");
        assertThat(tw.query(V3 + "/projects/1001/tasks.json"))
                .hasSize(11)
                .containsEntry("showCompletedLists", "true")
                .containsAllEntriesOf(Map.of(
                        "page", "2", "pageSize", "10", "orderBy", "duedate", "orderMode", "asc", "include", INCLUDE, "responsiblePartyIds", "501,502", "includeCompletedTasks", "true",
                        "includeTasksWithoutDueDates", "false", "dueAfter", "2026-01-11", "dueBefore", "2026-01-21"));
        assertThat(ids(result.path("tasks"))).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @CsvSource({"active,1 2 3", "completed,4", "overdue,1", "late,1", "all,1 2 3 4"})
    void tasksListWhenStatusThenReallyFiltered(String status, String expected) {
        tw.answers("GET", TASKS, json(tasks("2026-01-14", "2026-01-15 reopened", "-", "2026-01-14 completed")));
        JsonNode result = tw.tool("tasks.list", "{'status':'" + status + "'}");
        assertThat(ids(result.path("tasks"))).isEqualTo(java.util.Arrays.stream(expected.split(" ")).map(Long::valueOf).toList());
        assertThat(tw.query(TASKS).get("includeCompletedTasks")).isEqualTo(status.equals("completed") || status.equals("all") ? "true" : "false");
        assertThat(tw.query(TASKS).get("showCompletedLists")).isEqualTo(status.equals("completed") || status.equals("all") ? "true" : null);
        assertThat(tw.query(TASKS).get("taskFilter")).isEqualTo(status.equals("completed") ? "completed" : null);
    }

    @Test
    void tasksListWhenTasklistByNameThenItsTasks() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        tw.answers("GET", V3 + "/tasklists/2002/tasks.json", "tasks.list~tasklist");
        tw.tool("tasks.list", "{'project':'Orion rollout','tasklist':'this week'}");
        assertThat(tw.calls()).containsExactly("GET " + V3 + "/projects.json", "GET " + V3 + "/projects/1001/tasklists.json", "GET " + V3 + "/tasklists/2002/tasks.json", "GET " + V3 + "/workflows.json");
    }

    @Test
    void tasksListWhenTasklistByNameAloneThenInvalid() {
        HubException e = tw.failure("tasks.list", "{'tasklist':'this week'}");
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains("tasklist");
    }

    @Test
    void tasksListWhenAssigneesByNameThenTheirIds() {
        tw.answers("GET", V3 + "/people.json", "people.list");
        tw.answers("GET", TASKS, "tasks.list");
        tw.tool("tasks.list", "{'assignees':['me','ben@example.com','@Ada Example']}");
        assertThat(tw.query(TASKS)).containsEntry("responsiblePartyIds", "501,502");
    }

    @ParameterizedTest
    @CsvSource({"true,1", "false,2"})
    void tasksListWhenBlockedThenOnlyThose(boolean blocked, long expected) {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1,\"isBlocked\":true},{\"id\":2,\"isBlocked\":false}]}"));
        assertThat(ids(tw.tool("tasks.list", "{'include_blocked':" + blocked + "}").path("tasks"))).containsExactly(expected);
    }

    @Test
    void tasksListWhenDependenciesThenPredecessorsAndTheFiltersStay() {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":1,\"predecessors\":[{\"id\":7,\"type\":\"tasks\"}]},{\"id\":2,\"status\":\"completed\"}]}"));
        JsonNode tasks = tw.tool("tasks.list", "{'include_dependencies':true,'status':'active','assignee_id':501}").path("tasks");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).path("predecessor_ids").get(0).asLong()).isEqualTo(7);
        assertThat(tw.query(TASKS)).containsEntry("includeRelatedTasks", "true").containsEntry("responsiblePartyIds", "501").containsEntry("includeCompletedTasks", "false");
    }

    @Test
    void tasksListWhenNothingIsIncludedThenIdsAlone() {
        tw.answers("GET", TASKS, json("{\"tasks\":[{\"id\":\"7\",\"tasklist\":{\"id\":2},\"assigneeUserIds\":[501],\"tags\":[{\"id\":9}],\"deletedAt\":null,\"unknown\":{}}]}"));
        JsonNode task = tw.tool("tasks.list", "{}").path("tasks").get(0);
        assertThat(Json.write(task))
                .isEqualTo("{\"id\":7,\"tasklist_id\":2,\"assignees\":[{\"id\":501}],\"tags\":[\"9\"],\"url\":\"" + tw.url() + "/app/tasks/7\"}");
    }

    @ParameterizedTest
    @CsvSource({"{'due_after':'soon'},due_after", "{'due_before':'2026-13-01'},due_before", "{'page':0},cursor", "{'page_size':501},limit", "{'status':'x'},status"})
    void tasksListWhenAnArgumentIsBadThenInvalidAndNoRequest(String arguments, String field) {
        HubException e = tw.failure("tasks.list", arguments.replace(";", ","));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains(field);
        assertThat(tw.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2026-01-15,3", "Pacific/Auckland,2026-01-16,4", "America/Los_Angeles,2026-01-14,2"})
    void dueTodayWhenZoneThenThatDay(String zone, String today, long expected) {
        tw.at(zone.equals("America/Los_Angeles") ? "2026-01-15T07:00:00Z" : "2026-01-15T11:30:00Z");
        tw.answers("GET", V3 + "/me.json", json(body("me").replace("Europe/Berlin", zone)));
        tw.answers("GET", TASKS, json(tasks("2026-01-13", "2026-01-14", "2026-01-15", "2026-01-16", "2026-01-17", today + " completed", "-")));
        JsonNode result = tw.tool("tasks.due_today", "{}", tw.credential("c", "t", "oauth", zone));
        assertThat(result.path("today").asText()).isEqualTo(today);
        assertThat(ids(result.path("tasks"))).containsExactly(expected);
        assertThat(result.path("total").asInt()).isEqualTo(1);
        java.time.LocalDate day = java.time.LocalDate.parse(today);
        assertThat(tw.query(TASKS))
                .isEqualTo(Map.of(
                        "page", "1", "pageSize", "500", "orderBy", "duedate", "orderMode", "asc", "include", INCLUDE, "includeCompletedTasks", "false",
                        "includeTasksWithoutDueDates", "false", "dueAfter", day.minusDays(1).toString(), "dueBefore", day.plusDays(1).toString()));
    }

    @Test
    void overdueWhenMineThenAllPagesUpToTheLimitAndTheTotal() {
        tw.answers("GET", TASKS, json(tasks("2026-01-01", "2026-01-14").replace("false}}", "true}}")));
        tw.server.stubFor(TeamworkStandIn.call("GET", TASKS)
                .withQueryParam("page", WireMock.equalTo("2"))
                .willReturn(json(tasks("2026-01-15", "2026-01-14 completed", "2026-01-02"))));
        JsonNode result = tw.tool("tasks.overdue", "{'assignee_id':501,'limit':2}");
        assertThat(result.path("total").asInt()).isEqualTo(3);
        assertThat(result.path("tasks")).hasSize(2);
        assertThat(tw.requests(TASKS)).hasSize(2).allSatisfy(r -> assertThat(TeamworkStandIn.query(r)).containsEntry("responsiblePartyIds", "501").doesNotContainKey("dueAfter"));
    }

    @Test
    void overdueWhenCsvThenATable() {
        tw.answers("GET", TASKS, "tasks.overdue");
        String text = tw.result("tasks.overdue", "{'format':'csv'}", tw.ada).content().get(0).path("text").asText();
        assertThat(text).startsWith("id,name,status,").contains("3002,\"Fix login redirect\",new,high,2026-01-13,1001,\"Orion rollout\",2002,\"This week\",7101,").contains("\"\"name\"\":\"\"Ada Example\"\"");
    }

    @Test
    void overdueWhenAnotherConnectionThenItsOwnNames() {
        tw.answers("GET", V3 + "/people.json", "people.list");
        tw.answers("GET", TASKS, "tasks.overdue");
        tw.tool("tasks.overdue", "{'assignees':['Ben Sample']}");
        tw.tool("tasks.overdue", "{'assignees':['Ben Sample']}");
        tw.tool("tasks.overdue", "{'assignees':['Ben Sample']}", tw.credential("connection-2", "other", "oauth", "UTC"));
        assertThat(tw.requests(V3 + "/people.json")).extracting(r -> r.getHeader("Authorization")).containsExactly("Bearer synthetic-tw-token", "Bearer other");
    }

    @Test
    void dueTodayWhenTheFixtureThenItsTask() {
        tw.answers("GET", TASKS, json(body("tasks.due_today")));
        assertThat(ids(tw.tool("tasks.due_today", "{'assignees':['me']}").path("tasks"))).containsExactly(3001L);
    }
}
