package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.body;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating, changing and completing tasks and subtasks. */
class TaskWriteToolsTest {
    private static final String OPTIONS = ",\"taskOptions\":{\"notify\":false,\"checkInvalidusers\":true}}";
    private static final String CREATE = V3 + "/tasklists/2002/tasks.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private String sent(String path) {
        return tw.only(path).getBodyAsString();
    }

    @Test
    void createWhenOldArgumentsThenTheTaskWithItsNames() {
        tw.answers("GET", V3 + "/tags.json", "tags.list");
        tw.answers("POST", CREATE, fixture("tasks.create").withStatus(201));
        tw.answers("GET", V3 + "/tasks/3010.json", json(TeamworkStandIn.body("tasks.get").replace("\"id\": 3001", "\"id\": 3010")));

        JsonNode task = tw.tool(
                        "tasks.create",
                        "{'project_id':1001,'tasklist_id':2002,'content':' Book a demo room ','description':'Ground floor if possible','assignee_ids':[502],'due_date':'20260120',"
                                + "'priority':'low','tags':[5001],'tag_names':['Bug'],'estimated_minutes':30}")
                .path("task");

        assertThat(sent(CREATE))
                .isEqualTo("{\"task\":{\"name\":\"Book a demo room\",\"description\":\"Ground floor if possible\",\"dueAt\":\"2026-01-20\",\"priority\":\"low\",\"estimatedMinutes\":30,"
                        + "\"assignees\":{\"userIds\":[502]},\"tagIds\":[5001,5002]}" + OPTIONS);
        assertThat(tw.query(V3 + "/tasks/3010.json")).isEqualTo(Map.of("include", "projects,tasklists,users,teams,companies,tags,cards,cards.columns"));
        assertThat(task.path("id").asLong()).isEqualTo(3010);
        assertThat(task.path("project").asText()).isEqualTo("Orion rollout");
        assertThat(task.has("description")).as("the caller has it").isFalse();
    }

    @Test
    void createWhenOnlyTheProjectsNameThenItsFirstList() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        tw.answers("POST", V3 + "/tasklists/2001/tasks.json", fixture("tasks.create~minimal").withStatus(201));
        tw.answers("GET", V3 + "/tasks/3011.json", fixture("error.500").withStatus(500));

        JsonNode task = tw.tool("tasks.create", "{'project':'Orion rollout','name':'Quick note'}").path("task");

        assertThat(Json.write(task)).isEqualTo("{\"id\":3011,\"url\":\"" + tw.url() + "/app/tasks/3011\"}");
        assertThat(sent(V3 + "/tasklists/2001/tasks.json")).isEqualTo("{\"task\":{\"name\":\"Quick note\"}" + OPTIONS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'name':'x'} | tasklist",
        "{'name':'x','project':'Orion'} | project",
        "{'name':' ','tasklist':2002} | name",
        "{'name':'x','tasklist':2002,'due_date':'31.12.2026'} | due_date",
        "{'name':'x','tasklist':2002,'priority':'urgent'} | priority",
        "{'name':'x','tasklist':2002,'estimated_minutes':-1} | estimated_minutes",
        "{'name':'x','tasklist':2002,'assignees':['Adam']} | assignees",
        "{'name':'x','tasklist':2002,'tags':['a'],'tag_colors':{'a':'red'}} | tag_colors",
        "{'name':'x','tasklist':2002,'tags':[' ']} | tag"
    })
    void createWhenAnArgumentIsBadThenInvalidAndNothingCreated(String arguments, String field) {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/people.json", "people.list");
        HubException e = tw.failure("tasks.create", arguments);
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field().orElse("") + e.publicDetail()).contains(field);
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("POST"));
    }

    @Test
    void createWhenTheAnswerHasNoIdThenUnknownWhetherItHappened() {
        tw.answers("POST", CREATE, json("{}").withStatus(201));
        assertThat(tw.failure("tasks.create", "{'name':'x','tasklist':2002}").publicDetail()).contains("unknown whether");
    }

    @Test
    void updateWhenEmptyThenClearedAndTheRestLeftAlone() {
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("GET", V3 + "/tasks/3010.json", "tasks.get");
        tw.tool(
                "tasks.update",
                "{'task_id':3010,'assignee_ids':[],'tags':[],'due_date':'','start_date':'2026-01-19','description':'','priority':'none','name':null,'estimated_minutes':null}");
        assertThat(patched())
                .isEqualTo("{\"task\":{\"description\":\"\",\"startAt\":\"2026-01-19\",\"dueAt\":null,\"priority\":\"none\",\"assignees\":{\"userIds\":[]},\"tagIds\":[]}" + OPTIONS);
    }

    /** A task of a person, a team and a company. */
    private void shared() {
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("GET", V3 + "/tasks/3010.json", json("{\"task\":{\"id\":3010,\"assigneeUserIds\":[502],\"assigneeTeamIds\":[77],\"assigneeCompanyIds\":[301]}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'task':'3010','assignees':['501']} | {'userIds':[501],'teamIds':[77],'companyIds':[301]}",
        "{'task':'3010','assignees':[]} | {'userIds':[],'teamIds':[77],'companyIds':[301]}",
        "{'task':'3010','teams':['78']} | {'teamIds':[78],'userIds':[502],'companyIds':[301]}",
        "{'task':'3010','teams':[]} | {'teamIds':[],'userIds':[502],'companyIds':[301]}",
        "{'task':'3010','assignees':['501'],'teams':[]} | {'userIds':[501],'teamIds':[],'companyIds':[301]}"
    })
    void updateWhenSomeOfThoseWhoDoItAreGivenThenTheOthersKeepTheTask(String arguments, String sent) {
        shared();
        tw.tool("tasks.update", arguments);
        assertThat(Json.read(patched()).at("/task/assignees")).isEqualTo(Json.read(sent.replace('\'', '"')));
    }

    @Test
    void bulkUpdateWhenAssigneesAreGivenThenTheTeamKeepsTheTask() {
        shared();
        tw.tool("tasks.bulk_update", "{'items':[{'task':'3010','assignees':['501']}]}");
        assertThat(Json.read(patched()).at("/task/assignees/teamIds/0").asLong()).isEqualTo(77);
    }

    @Test
    void updateWhenThoseWhoDoItCannotBeReadThenNothingIsChanged() {
        tw.answers("GET", V3 + "/tasks/3010.json", fixture("error.500").withStatus(503));
        assertThat(tw.failure("tasks.update", "{'task':'3010','assignees':['501']}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PATCH"));
    }

    private String patched() {
        return tw.requests(V3 + "/tasks/3010.json").stream().filter(r -> r.getMethod().getName().equals("PATCH")).findFirst().orElseThrow().getBodyAsString();
    }

    @Test
    void updateWhenTagsByNameThenThoseOfItsProject() {
        tw.answers("GET", V3 + "/tags.json", json(body("tags.list").replace("\"tags\": [", "\"tags\": [{\"id\":5000,\"name\":\"bug\",\"projectId\":9},")));
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("GET", V3 + "/tasks/3010.json", "tasks.get");
        tw.tool("tasks.update", "{'task':'3010','tags':['launch','bug','LAUNCH']}");
        assertThat(patched()).contains("\"tagIds\":[5001,5002]");
    }

    @Test
    void completeWhenDoneThenTheTask() {
        tw.answers("PUT", "/tasks/3001/complete.json", "tasks.complete");
        tw.answers("GET", V3 + "/tasks/3001.json", "tasks.get");
        JsonNode task = tw.tool("tasks.complete", "{'task_id':3001}").path("task");
        assertThat(task.path("name").asText()).isEqualTo("Prepare release notes");
        assertThat(sent("/tasks/3001/complete.json")).isEmpty();
    }

    @Test
    void completeWhenNamedThenTheOneThatIsCalledSo() {
        tw.answers("GET", V3 + "/tasks.json", "tasks.list");
        tw.answers("PUT", "/tasks/3002/complete.json", "tasks.complete");
        tw.answers("GET", V3 + "/tasks/3002.json", "tasks.get");
        tw.tool("tasks.complete", "{'task':'fix login redirect'}");
        assertThat(tw.query(V3 + "/tasks.json")).containsEntry("searchTerm", "fix login redirect").containsEntry("pageSize", "500");
        assertThat(tw.requests("/tasks/3002/complete.json")).hasSize(1);
    }

    private void weekly(String status, String more) {
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[{\"id\":1,\"name\":\"Weekly\",\"status\":\"completed\"},{\"id\":2,\"name\":\"weekly\",\"status\":\"" + status
                + "\"}],\"meta\":{\"page\":{\"hasMore\":" + more + "}}}"));
        tw.answers("PUT", "/tasks/2/complete.json", "tasks.complete");
    }

    @Test
    void completeWhenOneOfThatNameIsOpenThenThatOne() {
        weekly("new", "false");
        tw.tool("tasks.complete", "{'task':'Weekly'}");
        assertThat(tw.requests("/tasks/2/complete.json")).hasSize(1);
    }

    @Test
    void completeWhenItIsNotClearWhichThenNothingDone() {
        weekly("completed", "false");
        assertThat(tw.failure("tasks.complete", "{'task':'Weekly'}").publicDetail()).contains("(1)", "(2)");
        weekly("new", "true");
        assertThat(tw.failure("tasks.complete", "{'task':'Weekly'}").publicDetail()).contains("the task's id");
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PUT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tasks.update | {'task':'1','name':'  '}",
        "tasks.bulk_update | {'items':[{'task':'1','content':' '}]}",
        "tags.update | {'tag':'1','name':' '}",
        "tasklists.update | {'tasklist':'1','name':' '}"
    })
    void updateWhenTheNewNameIsBlankThenInvalidAndNoRequest(String tool, String arguments) {
        HubException e = tw.failure(tool, arguments);
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("blank");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void createWhenTheProjectIsNewerThanTheListThenLookedForAgainAfterAMinute() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        assertThat(tw.failure("tasks.create", "{'name':'x','project':'Lyra','tasklist':'7'}").publicDetail()).contains("Lyra");
        tw.answers("GET", V3 + "/projects.json", json("{\"projects\":[{\"id\":1009,\"name\":\"Lyra\"}]}"));
        tw.answers("POST", V3 + "/tasklists/7/tasks.json", json("{\"task\":{\"id\":5}}").withStatus(201));
        assertThat(tw.failure("tasks.create", "{'name':'x','project':'Lyra','tasklist':'7'}").publicDetail()).contains("Lyra");

        tw.at("2026-01-15T10:01:01Z");

        assertThat(tw.tool("tasks.create", "{'name':'x','project':'Lyra','tasklist':'7'}").at("/task/id").asLong()).isEqualTo(5);
        assertThat(tw.requests(V3 + "/projects.json")).hasSize(2);
    }

    @Test
    void completeWhenTheNameIsOnlyCloseThenCandidatesAndNothingDone() {
        tw.answers("GET", V3 + "/tasks.json", "tasks.list");
        HubException e = tw.failure("tasks.complete", "{'task':'login'}");
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.publicDetail()).contains("\"Fix login redirect\" (3002, Orion rollout)");
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PUT"));
    }

    @Test
    void subtasksCreateWhenOldArgumentsThenBelowTheParent() {
        tw.answers("POST", V3 + "/tasks/3001/subtasks.json", fixture("subtasks.create").withStatus(201));
        tw.server.stubFor(com.github.tomakehurst.wiremock.client.WireMock.get(com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching(V3 + "/tasks/[0-9]+.json"))
                .willReturn(fixture("tasks.get")));
        tw.tool("subtasks.create", "{'parent_task_id':3001,'content':'Collect screenshots','assignee_id':502,'due_date':'20260116'}");
        assertThat(sent(V3 + "/tasks/3001/subtasks.json"))
                .isEqualTo("{\"task\":{\"name\":\"Collect screenshots\",\"dueAt\":\"2026-01-16\",\"assignees\":{\"userIds\":[502]}}" + OPTIONS);
    }

    @Test
    void subtasksCreateWhenTagsAndPriorityThenTheyAreNotLost() {
        tw.answers("GET", V3 + "/tasks/3001.json", "tasks.get");
        tw.answers("GET", V3 + "/tags.json", json(body("tags.list").replace("\"tags\": [", "\"tags\": [{\"id\":5000,\"name\":\"bug\",\"projectId\":9},")));
        tw.answers("POST", V3 + "/tasks/3001/subtasks.json", json("{\"task\":{\"id\":\"3012\"}}").withStatus(201));
        tw.answers("GET", V3 + "/tasks/3012.json", aResponse().withStatus(404));
        tw.tool("subtasks.create", "{'task':'3001','name':'x','priority':'high','tags':['bug']}");
        assertThat(sent(V3 + "/tasks/3001/subtasks.json")).isEqualTo("{\"task\":{\"name\":\"x\",\"priority\":\"high\",\"tagIds\":[5002]}" + OPTIONS);
    }

    @Test
    void subtasksListWhenAskedThenCompletedOnesToo() {
        tw.answers("GET", V3 + "/tasks/3001/subtasks.json", "subtasks.list");
        JsonNode result = tw.tool("subtasks.list", "{'parent_task_id':3001}");
        assertThat(tw.query(V3 + "/tasks/3001/subtasks.json"))
                .isEqualTo(Map.of("page", "1", "pageSize", "50", "include", "projects,tasklists,users,teams,companies,tags,cards,cards.columns", "includeCompletedTasks", "true", "showCompletedLists", "true"));
        assertThat(result.path("tasks")).isNotEmpty().allSatisfy(t -> assertThat(t.path("parent_task_id").asLong()).isEqualTo(3001));
    }

    @Test
    void updateWhenNothingIsGivenThenInvalidAndNoRequest() {
        assertThat(tw.failure("tasks.update", "{'task':3010}").problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }
}
