package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.body;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tools that were added later; {@code ToolLintTest} lists the first ones. */
class MoreToolsTest {
    private static final String TASK = V3 + "/tasks/3001.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    @Test
    void projectsGetWhenNamedThenWithDescription() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/projects/1001.json", json("{\"project\":{\"id\":1001,\"name\":\"Orion rollout\",\"description\":\"All of it\",\"companyId\":301},"
                + "\"included\":{\"companies\":{\"301\":{\"id\":301,\"name\":\"Demo Agency\"}}}}"));
        JsonNode project = tw.tool("projects.get", "{'project':'orion'}").path("project");
        assertThat(project.path("description").asText()).isEqualTo("All of it");
        assertThat(project.path("company").asText()).isEqualTo("Demo Agency");
        assertThat(tw.query(V3 + "/projects/1001.json")).isEqualTo(Map.of("include", "companies,projectOwners"));
    }

    @Test
    void meWhenAskedThenThePersonAndTheirDay() {
        tw.at("2026-01-15T23:30:00Z");
        tw.answers("GET", V3 + "/me.json", "me");
        JsonNode me = tw.tool("people.me", "{}");
        assertThat(Json.write(me.path("person")))
                .isEqualTo("{\"id\":501,\"name\":\"Ada Example\",\"email\":\"ada@example.com\",\"title\":\"Delivery Lead\",\"type\":\"account\",\"admin\":true,\"timezone\":\"Europe/Berlin\"}");
        assertThat(me.path("today").asText()).isEqualTo("2026-01-16");
        assertThat(me.path("site_url").asText()).isEqualTo(tw.url());
    }

    @Test
    void tasksGetWhenAskedThenWithDescription() {
        tw.answers("GET", TASK, "tasks.get");
        JsonNode task = tw.tool("tasks.get", "{'task_id':3001}").path("task");
        assertThat(task.path("description").asText()).isEqualTo("Collect items from the **changelog**");
        assertThat(task.path("project").asText()).isEqualTo("Orion rollout");
    }

    @Test
    void tasksSearchWhenInAProjectThenThere() {
        tw.answers("GET", V3 + "/projects/1001/tasks.json", "tasks.list~project");
        assertThat(tw.tool("tasks.search", "{'query':' release {x} ','project':'1001'}").path("tasks")).isNotEmpty();
        assertThat(tw.query(V3 + "/projects/1001/tasks.json")).containsEntry("searchTerm", "release {x}").containsEntry("includeCompletedTasks", "false");
    }

    @Test
    void reopenWhenCalledThenUncompleted() {
        tw.answers("PUT", "/tasks/3001/uncomplete.json", "tasks.uncomplete");
        tw.answers("GET", TASK, "tasks.get");
        tw.tool("tasks.reopen", "{'task_id':3001}");
        assertThat(tw.only("/tasks/3001/uncomplete.json").getBodyAsString()).isEmpty();
    }

    @Test
    void reopenWhenByTitleThenTheCompletedOneOfThatTitle() {
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":3001,\"name\":\"Ship\",\"status\":\"completed\"},{\"id\":3002,\"name\":\"Ship\",\"status\":\"new\"}]}"));
        tw.answers("PUT", "/tasks/3001/uncomplete.json", "tasks.uncomplete");
        tw.answers("GET", TASK, "tasks.get");
        assertThat(tw.tool("tasks.reopen", "{'task':'ship'}").at("/task/id").asLong()).isEqualTo(3001);
        assertThat(tw.failure("tasks.reopen", "{'task':'Prepare'}").field()).contains("task");
    }

    @Test
    void moveWhenTheListIsNamedThenThere() {
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        tw.answers("PUT", "/tasks/3001/move.json", "tasks.move");
        tw.answers("GET", TASK, "tasks.get");
        tw.tool("tasks.move", "{'task_id':3001,'tasklist':'Backlog','project_id':1001}");
        assertThat(tw.only("/tasks/3001/move.json").getBodyAsString()).isEqualTo("{\"taskListId\":2001}");
    }

    @Test
    void moveWhenASubtaskIsThereAlreadyThenItStaysWithItsParent() {
        tw.answers("GET", TASK, json("{\"task\":{\"id\":3001,\"tasklistId\":2001,\"parentTaskId\":3000}}"));
        assertThat(tw.tool("tasks.move", "{'task':'3001','tasklist':'2001'}").at("/task/parent_task_id").asLong()).isEqualTo(3000);
        assertThat(tw.calls()).containsExactly("GET " + TASK);
    }

    @Test
    void tasksGetWhenATeamHasItThenTheTeamAndNobody() {
        tw.answers("GET", TASK, json("{\"task\":{\"id\":3001,\"assignees\":[{\"id\":44,\"type\":\"teams\"},{\"id\":55,\"type\":\"companies\"}],\"assigneeTeams\":[{\"id\":44,\"type\":\"teams\"}],"
                + "\"assigneeCompanies\":[{\"id\":55}]},\"included\":{\"teams\":{\"44\":{\"name\":\"Design\"}},\"users\":{\"44\":{\"firstName\":\"Somebody\"}}}}"));
        JsonNode task = tw.tool("tasks.get", "{'task':'3001'}").path("task");
        assertThat(task.has("assignees")).isFalse();
        assertThat(Json.write(task.path("teams"))).isEqualTo("[{\"id\":44,\"name\":\"Design\"}]");
        assertThat(Json.write(task.path("companies"))).isEqualTo("[{\"id\":55}]");
    }

    @Test
    void setStageByNameWhenOldArgumentsThenMoved() {
        tw.answers("GET", TASK, "tasks.get");
        tw.answers("GET", V3 + "/workflows.json", "workflows.list");
        tw.answers("PATCH", V3 + "/tasks/3001/workflows/7001.json", aResponse().withStatus(204));
        assertThat(tw.tool("tasks.set_stage_by_name", "{'task_id':3001,'project_id':1001,'stage_name':'DONE'}").at("/stage/id").asLong()).isEqualTo(7103);
    }

    @Test
    void tasklistsCreateWhenOldArgumentsThenAsV1HasThem() {
        tw.answers("POST", "/projects/1001/tasklists.json", fixture("tasklists.create").withStatus(201));
        tw.answers("GET", V3 + "/tasklists/2003.json", json("{\"tasklist\":{\"id\":2003,\"name\":\"Ideas\",\"projectId\":1001,\"milestoneId\":9},\"included\":{\"milestones\":{\"9\":{\"name\":\"Beta\"}}}}"));
        JsonNode list = tw.tool("tasklists.create", "{'project_id':1001,'name':'Ideas','description':'Parking lot','milestone_id':9,'private':true,'pinned':false,'add_to_top':true}").path("tasklist");
        assertThat(tw.only("/projects/1001/tasklists.json").getBodyAsString())
                .isEqualTo("{\"todo-list\":{\"name\":\"Ideas\",\"description\":\"Parking lot\",\"milestone-Id\":9,\"private\":\"1\",\"pinned\":\"0\",\"addToTop\":true}}");
        assertThat(tw.query("/projects/1001/tasklists.json")).isEqualTo(Map.of("addToTop", "true"));
        assertThat(list.path("milestone").asText()).isEqualTo("Beta");
    }

    @Test
    void tasklistsUpdateWhenSomeIsGivenThenThatAlone() {
        tw.answers("PUT", "/tasklists/2003.json", json("{\"STATUS\":\"OK\"}"));
        tw.answers("GET", V3 + "/tasklists/2003.json", aResponse().withStatus(404));
        JsonNode list = tw.tool("tasklists.update", "{'tasklist_id':2003,'description':'','milestone_id':0}").path("tasklist");
        assertThat(tw.only("/tasklists/2003.json").getBodyAsString()).isEqualTo("{\"todo-list\":{\"description\":\"\",\"milestone-Id\":0}}");
        assertThat(list.path("id").asLong()).isEqualTo(2003);
        assertThat(tw.failure("tasklists.update", "{'tasklist_id':2003}").problem()).isEqualTo(Problem.INVALID_INPUT);
    }

    @Test
    void tasklistsGetWhenNamedThenInItsProject() {
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        tw.answers("GET", V3 + "/tasklists/2002.json", json("{\"tasklist\":{\"id\":2002,\"name\":\"This week\",\"project\":{\"id\":1001}},\"included\":{\"projects\":{\"1001\":{\"name\":\"Orion rollout\"}}}}"));
        assertThat(tw.tool("tasklists.get", "{'tasklist':'this','project':'1001'}").at("/tasklist/project").asText()).isEqualTo("Orion rollout");
    }

    @Test
    void milestonesListWhenOfAProjectThenOpenOnes() {
        tw.answers("GET", V3 + "/projects/1001/milestones.json", json("{\"milestones\":[{\"id\":9,\"name\":\"Beta\",\"deadline\":\"2026-02-01T00:00:00Z\",\"completed\":false,\"projectId\":1001},"
                + "{\"id\":8,\"name\":\"Alpha\",\"completed\":true}],\"included\":{\"projects\":{\"1001\":{\"name\":\"Orion rollout\"}}}}"));
        JsonNode result = tw.tool("milestones.list", "{'project':'1001'}");
        assertThat(Json.write(result))
                .isEqualTo("{\"milestones\":[{\"id\":9,\"name\":\"Beta\",\"due_date\":\"2026-02-01\",\"completed\":false,\"project_id\":1001,\"project\":\"Orion rollout\",\"url\":\""
                        + tw.url() + "/app/milestones/9\"}]}");
        assertThat(tw.query(V3 + "/projects/1001/milestones.json"))
                .isEqualTo(Map.of("page", "1", "pageSize", "50", "orderBy", "date", "orderMode", "asc", "include", "projects", "includeCompleted", "false"));
    }

    @Test
    void tagsCreateWhenNewThenCreated() {
        tw.answers("GET", V3 + "/tags.json", json("{\"tags\":[]}"));
        tw.answers("POST", V3 + "/tags.json", fixture("tags.ensure~created").withStatus(201));
        assertThat(Json.write(tw.tool("tags.create", "{'name':'urgent','color':'#9E6957','project_id':1001}")))
                .isEqualTo("{\"tag\":{\"id\":5003,\"name\":\"urgent\",\"color\":\"#9e6957\",\"project_id\":1001},\"created\":true}");
    }

    @Test
    void tagsUpdateWhenNamedThenPatched() {
        tw.answers("GET", V3 + "/tags.json", "tags.list");
        tw.answers("PATCH", V3 + "/tags/5002.json", json("{\"tag\":{\"id\":5002,\"name\":\"defect\",\"color\":\"#e74c3c\"}}"));
        JsonNode tag = tw.tool("tags.update", "{'tag':'bug','name':'defect'}").path("tag");
        assertThat(tw.only(V3 + "/tags/5002.json").getBodyAsString()).isEqualTo("{\"tag\":{\"name\":\"defect\"}}");
        assertThat(tag.path("color").asText()).isEqualTo("#e74c3c");
        assertThat(tw.failure("tags.update", "{'tag_id':5002,'color':'red'}").field()).contains("color");
    }

    @Test
    void tagsDeleteWhenIdThenDeleted() {
        tw.answers("DELETE", V3 + "/tags/5002.json", aResponse().withStatus(204));
        assertThat(Json.write(tw.tool("tags.delete", "{'tag_id':5002}"))).isEqualTo("{\"tag_id\":5002}");
    }

    @Test
    void digestWhenAskedThenTodayOverdueAndTheWeek() {
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":1,\"dueDate\":\"2026-01-14T00:00:00Z\"},{\"id\":2,\"dueDate\":\"2026-01-15T00:00:00Z\"},{\"id\":3,\"dueDate\":\"2026-01-16T00:00:00Z\"},"
                + "{\"id\":4,\"dueDate\":\"2026-01-02T00:00:00Z\",\"status\":\"completed\"},{\"id\":5,\"dueDate\":\"2026-01-13T00:00:00Z\"}]}"));
        tw.answers("GET", V3 + "/time/total.json", "time.totals");
        JsonNode digest = tw.tool("digest.get", "{'limit':1}");
        assertThat(digest.path("due_today_total").asInt()).isEqualTo(1);
        assertThat(digest.path("overdue_total").asInt()).isEqualTo(2);
        assertThat(digest.path("overdue")).hasSize(1);
        assertThat(digest.path("minutes_this_week").asInt()).isEqualTo(165);
        assertThat(digest.path("week_from").asText()).isEqualTo("2026-01-12");
        assertThat(tw.query(V3 + "/tasks.json")).containsEntry("responsiblePartyIds", "501").containsEntry("dueBefore", "2026-01-16");
        assertThat(tw.query(V3 + "/time/total.json"))
                .isEqualTo(Map.of("startDate", "2026-01-11T23:00:00Z", "endDate", "2026-01-15T22:59:59Z", "assignedToUserIds", "501", "includeArchivedProjects", "true"));
        assertThat(tw.calls()).containsExactly("GET " + V3 + "/me.json", "GET " + V3 + "/tasks.json", "GET " + V3 + "/time/total.json");
    }

    @Test
    void digestWhenSumsAreForbiddenThenTasksAndTheReason() {
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":1,\"dueDate\":\"2026-01-14T00:00:00Z\"}]}"));
        tw.answers("GET", V3 + "/time/total.json", fixture("error.v3.403").withStatus(403));
        JsonNode digest = tw.tool("digest.get", "{}");
        assertThat(digest.path("overdue_total").asInt()).isEqualTo(1);
        assertThat(digest.has("minutes_this_week")).isFalse();
        assertThat(digest.path("note").asText()).contains("may not do that");
        tw.answers("GET", V3 + "/time/total.json", aResponse().withStatus(503));
        assertThat(tw.failure("digest.get", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void searchWhenTheFixtureHasCompletedOnesThenOnlyIfAsked() {
        tw.answers("GET", V3 + "/tasks.json", json(body("tasks.list").replaceFirst("\"status\": \"new\"", "\"status\": \"completed\"")));
        int all = tw.tool("tasks.search", "{'query':'x','include_completed':true}").path("tasks").size();
        assertThat(tw.tool("tasks.search", "{'query':'x'}").path("tasks")).hasSize(all - 1);
    }
}
