package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days without a date: ahead where a task is due, back where time was logged. It is Saturday, 28 November 2026. */
class RelativeDaysTest {
    private static final String CREATE = V3 + "/tasklists/2002/tasks.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @BeforeEach
    void world() {
        tw.at("2026-11-28T10:00:00Z");
        tw.answers("POST", CREATE, fixture("tasks.create").withStatus(201));
        tw.answers("GET", V3 + "/tasks/3010.json", json("{\"task\":{\"id\":3010,\"dueDate\":\"2026-12-05\"}}"));
        tw.answers("PATCH", V3 + "/tasks/3010.json", "tasks.update");
        tw.answers("GET", V3 + "/tasks.json", json("{\"tasks\":[]}"));
        tw.answers("GET", V3 + "/time.json", json("{\"timelogs\":[]}"));
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    @ParameterizedTest
    @CsvSource({"7d, 2026-12-05", "1w, 2026-12-05", "in 7d, 2026-12-05", "+7d, 2026-12-05", "friday, 2026-12-04", "next friday, 2026-12-04", "saturday, 2026-11-28", "end of month, 2026-11-30"})
    void createWhenDueInAWeekThenThatDayAhead(String due, String day) {
        JsonNode answer = tw.tool("tasks.create", "{'name':'x','tasklist':2002,'due_date':'" + due + "'}");

        assertThat(Json.read(tw.only(CREATE).getBodyAsString()).at("/task/dueAt").asText()).isEqualTo(day);
        assertThat(answer.at("/understood/due_date").asText()).isEqualTo(day);
    }

    @Test
    void bulkCreateWhenDueInAWeekThenThatDayAheadAndEachItemSaysIt() {
        JsonNode answer = tw.bench.call(
                "teamwork.tasks.bulk_create", Map.of("items", java.util.List.of(Map.of("name", "x", "tasklist", "2002", "due_date", "7d"))), tw.ada);

        assertThat(tw.only(CREATE).getBodyAsString()).contains("\"dueAt\":\"2026-12-05\"");
        assertThat(answer.at("/results/0/due_date").asText()).isEqualTo("2026-12-05");
    }

    @Test
    void listWhenDueFromTodayToInAWeekThenTheComingWeekAndTheAnswerSaysWhich() {
        JsonNode answer = tw.tool("tasks.list", "{'due_after':'today','due_before':'7d'}");

        Map<String, String> query = tw.query(V3 + "/tasks.json");
        assertThat(query).containsEntry("dueAfter", "2026-11-27").containsEntry("dueBefore", "2026-12-06");
        assertThat(Json.write(answer.path("understood"))).isEqualTo("{\"due_after\":\"2026-11-28\",\"due_before\":\"2026-12-05\"}");
    }

    @Test
    void timeListWhenTheLastSevenDaysThenBack() {
        JsonNode answer = tw.tool("time.list", "{'from_date':'7d'}");

        assertThat(answer.at("/understood/from_date").asText()).isEqualTo("2026-11-21");
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "-7d", "7d ago", "2026-11-27", "last friday"})
    void createWhenDueInThePastThenRefusedUnlessAllowed(String due) {
        HubException refused = tw.failure("tasks.create", "{'name':'x','tasklist':2002,'due_date':'" + due + "'}");

        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(refused.field()).contains("due_date");
        assertThat(refused.publicDetail()).contains("allow_past: true");
        assertThat(tw.requests(CREATE)).isEmpty();
        tw.tool("tasks.create", "{'name':'x','tasklist':2002,'allow_past':true,'due_date':'" + due + "'}");
        assertThat(tw.requests(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tasks.update | {'task':'3010','due_date':'yesterday'}",
        "tasks.bulk_update | {'items':[{'task':'3010','due_date':'yesterday'}]}",
        "tasks.bulk_create | {'items':[{'name':'x','tasklist':'2002','due_date':'yesterday'}]}",
        "subtasks.create | {'task':'3010','name':'x','due_date':'yesterday'}"
    })
    void writeWhenDueInThePastThenRefusedByEveryTool(String tool, String arguments) {
        HubException refused = tw.failure(tool, arguments);

        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(refused.publicDetail()).contains("2026-11-27, which is over");
        assertThat(tw.calls()).noneMatch(call -> call.startsWith("POST") || call.startsWith("PATCH"));
    }

    @Test
    void createWhenItIsTomorrowInTheZoneOfThePersonThenThatDayIsToday() {
        tw.at("2026-11-28T23:30:00Z");
        HubException refused = tw.failure("tasks.create", "{'name':'x','tasklist':2002,'due_date':'2026-11-28'}");

        assertThat(refused.publicDetail()).contains("which is over");
        tw.tool("tasks.create", "{'name':'x','tasklist':2002,'due_date':'2026-11-29'}");
    }

    @Test
    void createWhenNoDayThenTheRefusalRecommendsFormsThatLieAhead() {
        assertThat(tw.failure("tasks.create", "{'name':'x','tasklist':2002,'due_date':'soon'}").publicDetail()).contains("7d (in 7 days)", "friday").doesNotContain("(7 days ago)");
    }
}
