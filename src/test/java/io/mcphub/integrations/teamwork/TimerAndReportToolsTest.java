package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timers, and sums of time for projects, people, tasks and days. */
class TimerAndReportToolsTest {
    private static final String TIMERS = V3 + "/me/timers.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @BeforeEach
    void world() {
        tw.answers("GET", TIMERS, "timers.list");
    }

    @AfterEach
    void stop() {
        tw.close();
    }

    @Test
    void listWhenOneRunsThenItComesFirstWithTheMinutesUpToNow() {
        JsonNode timers = tw.tool("timers.list", "{}").path("timers");
        assertThat(timers.get(0).path("id").asLong()).isEqualTo(9101);
        assertThat(timers.get(0).path("minutes").asInt()).as("10 that ended, 30 since half past nine").isEqualTo(40);
        assertThat(timers.get(1).path("minutes").asInt()).isEqualTo(30);
    }

    @Test
    void startWhenOnATaskThenInItsProjectAndOthersPause() {
        tw.answers("GET", V3 + "/tasks/3001.json", "tasks.get");
        tw.answers("POST", TIMERS, json("{\"timer\":{\"id\":9103,\"running\":true}}").withStatus(201));
        assertThat(tw.tool("timers.start", "{'task':'3001'}").at("/timer/id").asLong()).isEqualTo(9103);
        assertThat(Json.read(tw.served().get(1).getBodyAsString()).path("timer"))
                .isEqualTo(Json.read("{\"projectId\":1001,\"isRunning\":true,\"stopRunningTimers\":true,\"isBillable\":false,\"taskId\":3001}"));
        assertThat(tw.failure("timers.start", "{}").field()).contains("task");
        assertThat(tw.failure("timers.start", "{'task':'1','project':'2'}").field()).contains("task");
    }

    @Test
    void startWhenTheAnswerHasNoTimerThenUnknownWhetherItRuns() {
        tw.answers("POST", TIMERS, json("{}").withStatus(201));
        assertThat(tw.failure("timers.start", "{'project':'1001'}").publicDetail()).contains("unknown whether");
    }

    @Test
    void pauseAndResumeWhenNoneIsNamedThenTheOneThatFits() {
        tw.answers("PUT", V3 + "/me/timers/9101/pause.json", json("{\"timer\":{\"id\":9101,\"running\":false}}"));
        tw.answers("PUT", V3 + "/me/timers/9102/resume.json", json("{}"));
        assertThat(tw.tool("timers.pause", "{}").at("/timer/running").asBoolean()).isFalse();
        assertThat(tw.tool("timers.resume", "{}").at("/timer/running").asBoolean()).isTrue();
        assertThat(tw.requests(V3 + "/me/timers/9101/pause.json")).hasSize(1);
        assertThat(tw.requests(V3 + "/me/timers/9102/resume.json")).hasSize(1);
    }

    @Test
    void stopWhenOneRunsThenThatAndTheEntryThatItBecame() {
        tw.answers("PUT", V3 + "/me/timers/9101/complete.json", json("{\"timer\":{\"id\":9101,\"timeLogId\":4009}}"));
        JsonNode stopped = tw.tool("timers.stop", "{}");
        assertThat(stopped.path("entry_id").asLong()).isEqualTo(4009);
        assertThat(stopped.at("/timer/minutes").asInt()).isEqualTo(40);
    }

    @Test
    void stopWhenItIsNotClearWhichThenNothingIsLogged() {
        tw.answers("GET", TIMERS, json("{\"timers\":[{\"id\":1,\"running\":false},{\"id\":2,\"running\":false}]}"));
        HubException two = tw.failure("timers.stop", "{}");
        assertThat(two.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(two.publicDetail()).contains("Give the id", "1, paused; 2, paused");
        assertThat(tw.failure("timers.pause", "{}").publicDetail()).contains("No timer runs");
        assertThat(tw.failure("timers.stop", "{'timer':7}").publicDetail()).contains("no such timer");
        tw.answers("GET", TIMERS, json("{\"timers\":[]}"));
        assertThat(tw.failure("timers.stop", "{}").publicDetail()).contains("You have none");
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("PUT"));
    }

    /** Ada 60 and 30 minutes in two projects, Ben 45; a deleted entry; one of the day before. */
    private void entries() {
        tw.answers("GET", V3 + "/time.json", json("{\"timelogs\":[" + entry(1, 501, 1001, 60, true, "2026-01-06T09:00:00Z") + "," + entry(2, 501, 1002, 30, false, "2026-01-07T09:00:00Z") + ","
                + entry(3, 502, 1001, 45, false, "2026-01-07T10:00:00Z") + "," + entry(4, 501, 1001, 15, false, "2026-01-07T11:00:00Z") + ",{\"id\":5,\"deleted\":true,\"minutes\":999,\"timeLogged\":\"2026-01-07T11:00:00Z\"},"
                + entry(6, 501, 1001, 500, false, "2026-01-04T11:00:00Z")
                + "],\"included\":{\"users\":{\"501\":{\"firstName\":\"Ada\"},\"502\":{\"firstName\":\"Ben\"}},\"projects\":{\"1001\":{\"name\":\"Orion\"},\"1002\":{\"name\":\"Lyra\"}}}}"));
    }

    private static String entry(int id, int user, int project, int minutes, boolean billable, String at) {
        return "{\"id\":" + id + ",\"userId\":" + user + ",\"projectId\":" + project + ",\"minutes\":" + minutes + ",\"billable\":" + billable + ",\"timeLogged\":\"" + at + "\"}";
    }

    @Test
    void reportWhenProjectsAndPeopleThenEachPairInOneCall() {
        entries();
        JsonNode sums = tw.tool("time.report", "{'period':'last_week'}");
        assertThat(Json.write(sums.path("sums"))).isEqualTo("[{\"project_id\":1001,\"project\":\"Orion\",\"user_id\":501,\"user_name\":\"Ada\",\"minutes\":75,\"billable_minutes\":60},"
                + "{\"project_id\":1001,\"project\":\"Orion\",\"user_id\":502,\"user_name\":\"Ben\",\"minutes\":45,\"billable_minutes\":0},"
                + "{\"project_id\":1002,\"project\":\"Lyra\",\"user_id\":501,\"user_name\":\"Ada\",\"minutes\":30,\"billable_minutes\":0}]");
        assertThat(sums.path("total_minutes").asInt()).isEqualTo(150);
        assertThat(sums.path("total_hours").asDouble()).isEqualTo(2.5);
        assertThat(sums.path("from_date").asText() + " " + sums.path("to_date").asText() + " " + sums.path("timezone").asText()).isEqualTo("2026-01-05 2026-01-11 Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"project | Orion 120, Lyra 30", "user | Ada 105, Ben 45", "day | 2026-01-06 60, 2026-01-07 90", "task | Orion 120, Lyra 30"})
    void reportWhenOneThingThenItsSums(String by, String expected) {
        entries();
        JsonNode sums = tw.tool("time.report", "{'by':'" + by + "','from_date':'2026-01-05','to_date':'2026-01-11'}").path("sums");
        assertThat(String.join(", ", TeamworkPages.stream(sums).map(s -> s.path("project").asText(s.path("user_name").asText(s.path("date").asText())) + " " + s.path("minutes").asInt()).toList())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"this_week,2026-01-12,2026-01-18", "last_week,2026-01-05,2026-01-11", "this_month,2026-01-01,2026-01-31", "last_month,2025-12-01,2025-12-31"})
    void reportWhenAPeriodThenTheseDays(String period, String from, String to) {
        tw.answers("GET", V3 + "/time.json", json("{\"timelogs\":[]}"));
        JsonNode sums = tw.tool("time.report", "{'period':'" + period + "'}");
        assertThat(sums.path("from_date").asText()).isEqualTo(from);
        assertThat(sums.path("to_date").asText()).isEqualTo(to);
    }

    @Test
    void reportWhenThereAreTooManyEntriesThenRefusedInsteadOfHalfASum() {
        tw.answers("GET", V3 + "/time.json", json("{\"timelogs\":[" + entry(1, 501, 1001, 60, true, "2026-01-06T09:00:00Z") + "],\"meta\":{\"page\":{\"hasMore\":true}}}"));
        assertThat(tw.failure("time.report", "{}").publicDetail()).contains("Give fewer days");
        assertThat(tw.failure("time.report", "{'period':'last_week','from_date':'7d'}").field()).contains("period");
        assertThat(tw.failure("time.report", "{'to_date':'today'}").field()).contains("from_date");
    }
}
