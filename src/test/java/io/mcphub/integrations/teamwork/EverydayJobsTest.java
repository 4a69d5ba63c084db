package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.Json;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolBench;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What people ask for every day: at most three calls, and 1,500 tokens for what the model sends and reads. It is Thursday. */
class EverydayJobsTest {
    private static final int CALLS = 3;
    private static final int TOKENS = 1_500;

    private final TeamworkStandIn tw = new TeamworkStandIn();
    private int calls;
    private int tokens;

    @BeforeEach
    void world() {
        tw.answers("GET", V3 + "/workflows.json", "workflows.list");
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/people.json", "people.list");
        tw.answers("GET", V3 + "/tags.json", "tags.list");
    }

    @AfterEach
    void stop(TestInfo job) {
        System.out.printf("%s: %d call(s), %d tokens sent and read, %d requests to Teamwork%n", job.getDisplayName(), calls, tokens, tw.served().size());
        assertThat(calls).isBetween(1, CALLS);
        assertThat(tokens).isBetween(1, TOKENS);
        tw.close();
    }

    /** A call as a model makes it, counted. */
    private JsonNode call(String tool, String arguments) {
        ToolResult result = tw.result(tool, arguments, tw.ada);
        calls++;
        tokens += arguments.length() / 4 + ToolBench.tokens(result);
        return result.structuredContent();
    }

    private static String task(int id) {
        return "{\"id\":" + id + ",\"name\":\"Prepare the release notes of part " + id + "\",\"status\":\"new\",\"priority\":\"medium\",\"dueDate\":\"2026-01-1" + id % 5 + "T00:00:00Z\",\"tasklistId\":2002,"
                + "\"assigneeUserIds\":[501],\"tagIds\":[5002],\"updatedAt\":\"2026-01-10T09:00:00Z\",\"workflowStages\":[{\"workflowId\":7001,\"stageId\":7101}],\"description\":\"" + "long ".repeat(500) + "\"}";
    }

    @Test
    void overdueTasksWhenMovedToFridayThenTwoCalls() {
        String rows = IntStream.rangeClosed(3001, 3006).mapToObj(EverydayJobsTest::task).collect(Collectors.joining(","));
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[" + rows + "],\"included\":{\"users\":{\"501\":{\"firstName\":\"Ada\",\"lastName\":\"Example\"}},\"tags\":{\"5002\":{\"name\":\"bug\"}},"
                + "\"tasklists\":{\"2002\":{\"name\":\"This week\",\"projectId\":1001}},\"projects\":{\"1001\":{\"name\":\"Orion rollout\"}}}}"));
        IntStream.rangeClosed(3001, 3006).forEach(id -> tw.answers("PATCH", V3 + "/tasks/" + id + ".json", "tasks.update"));

        List<Long> overdue = TeamworkPages.stream(call("tasks.overdue", "{'assignees':['me']}").path("tasks")).map(t -> t.path("id").asLong()).toList();
        String items = overdue.stream().map(id -> "{'task':" + id + ",'due_date':'friday'}").collect(Collectors.joining(","));
        JsonNode moved = call("tasks.bulk_update", "{'items':[" + items + "]}");

        assertThat(moved.path("succeeded").asInt()).isEqualTo(6);
        assertThat(calls).isEqualTo(2);
        assertThat(tw.calls()).as("who I am, the tasks, the stages, and each change").hasSize(9);
        assertThat(tw.served().stream().filter(r -> r.getMethod().getName().equals("PATCH"))).hasSize(6)
                .allSatisfy(r -> assertThat(Json.read(r.getBodyAsString()).at("/task/dueAt").asText()).isEqualTo("2026-01-16"));
    }

    @Test
    void hoursOfLastWeekWhenAskedPerProjectThenOneCall() {
        String rows = IntStream.range(0, 60).mapToObj(i -> "{\"id\":" + i + ",\"minutes\":30,\"userId\":501,\"projectId\":" + (1001 + i % 4) + ",\"description\":\"" + "words ".repeat(40)
                + "\",\"timeLogged\":\"2026-01-0" + (5 + i % 4) + "T10:00:00Z\"}").collect(Collectors.joining(","));
        tw.answers("GET", V3 + "/time.json", json("{\"timelogs\":[" + rows + "],\"included\":{\"projects\":{\"1001\":{\"name\":\"Orion rollout\"},\"1002\":{\"name\":\"Lyra\"},\"1003\":{\"name\":\"Vega\"},\"1004\":{\"name\":\"Mira\"}}}}"));

        JsonNode report = call("time.report", "{'user':'me','by':'project','period':'last_week'}");

        assertThat(TeamworkPages.stream(report.path("sums")).map(s -> s.path("project").asText() + " " + s.path("minutes").asInt())).containsExactlyInAnyOrder("Orion rollout 450", "Lyra 450", "Vega 450", "Mira 450");
        assertThat(report.path("total_hours").asDouble()).isEqualTo(30);
        assertThat(tw.calls()).as("who I am and the entries").hasSize(2);
    }

    @Test
    void taskWhenItHasTagAssigneeDueDateAndTheLinkOfAMessageThenOneCall() {
        tw.answers("GET", V3 + "/projects/1001/tasklists.json", "tasklists.list");
        tw.answers("POST", V3 + "/tasklists/2001/tasks.json", fixture("tasks.create").withStatus(201));
        tw.answers("GET", V3 + "/tasks/3010.json", "tasks.get");

        JsonNode made = call("tasks.create", "{'project':'Orion rollout','name':'Answer the customer','assignees':['Ben Sample'],'tags':['bug'],'due_date':'friday',"
                + "'description':'Asked in [this message](https://acme.example.com/archives/C1/p1767000000000100)'}");

        JsonNode sent = Json.read(tw.only(V3 + "/tasklists/2001/tasks.json").getBodyAsString()).path("task");
        assertThat(Json.write(sent)).isEqualTo("{\"name\":\"Answer the customer\",\"description\":\"Asked in [this message](https://acme.example.com/archives/C1/p1767000000000100)\","
                + "\"dueAt\":\"2026-01-16\",\"assignees\":{\"userIds\":[502]},\"tagIds\":[5002]}");
        assertThat(made.at("/understood/assignees").asText()).isEqualTo("Ben Sample (502)");
        assertThat(made.at("/understood/due_date").asText()).isEqualTo("2026-01-16");
    }

    @Test
    void yesterdaysTimeEntryWhenCorrectedThenTwoCalls() {
        tw.answers("GET", V3 + "/time.json", "time.list");
        tw.answers("PATCH", V3 + "/time/4001.json", json("{\"timelog\":{\"id\":4001}}"));

        JsonNode entries = call("time.list", "{'user':'me','from_date':'yesterday','to_date':'yesterday'}").path("entries");
        JsonNode changed = call("time.update", "{'entry_id':" + entries.get(0).path("id").asLong() + ",'hours':2}");

        assertThat(entries).hasSize(1);
        assertThat(changed.path("minutes").asInt()).isEqualTo(120);
        assertThat(tw.only(V3 + "/time/4001.json").getBodyAsString()).isEqualTo("{\"timelog\":{\"hours\":2,\"minutes\":0}}");
        assertThat(tw.calls()).hasSize(3);
    }
}
