package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeToolsTest {
    private static final String LOG = V3 + "/tasks/3001/time.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    @Test
    void logWhenOldArgumentsThenLogged() {
        tw.answers("POST", LOG, fixture("time.log").withStatus(201));
        JsonNode entry = tw.tool("time.log", "{'task_id':3001,'hours':1,'minutes':30,'date':'20260114','description':'Drafting release notes','user_id':502,'is_billable':true,'start_time':'14:30'}")
                .path("entry");
        assertThat(tw.only(LOG).getBodyAsString())
                .isEqualTo("{\"timelog\":{\"date\":\"2026-01-14\",\"time\":\"14:30:00\",\"isUtc\":false,\"hasStartTime\":true,\"hours\":1,\"minutes\":30,\"isBillable\":true,"
                        + "\"userId\":502,\"description\":\"Drafting release notes\"}}");
        assertThat(Json.write(entry))
                .isEqualTo("{\"id\":4001,\"date\":\"2026-01-14\",\"start_time\":\"14:30\",\"minutes\":90,\"description\":\"Drafting release notes\",\"billable\":true,\"user_id\":501,"
                        + "\"task_id\":3001,\"project_id\":1001,\"tags\":[\"5001\"]}");
    }

    @Test
    void logWhenLittleIsSaidThenTodayForTheConnectedPerson() {
        tw.at("2026-01-15T23:30:00Z");
        tw.answers("POST", LOG, json("{\"timelog\":{\"id\":\"4009\"}}").withStatus(201));
        JsonNode entry = tw.tool("time.log", "{'task':'3001','hours':2}").path("entry");
        assertThat(tw.only(LOG).getBodyAsString())
                .isEqualTo("{\"timelog\":{\"date\":\"2026-01-16\",\"time\":\"12:00:00\",\"isUtc\":false,\"hasStartTime\":false,\"hours\":2,\"minutes\":0,\"isBillable\":false,\"userId\":501}}");
        assertThat(Json.write(entry)).isEqualTo("{\"id\":4009,\"date\":\"2026-01-16\",\"minutes\":120,\"billable\":false,\"user_id\":501,\"task_id\":3001}");
    }

    @Test
    void logWhenTheTaskIsNamedThenTwoCallsAndOneForTheDay() {
        tw.answers("GET", V3 + "/tasks.json", "tasks.list");
        tw.answers("POST", LOG, fixture("time.log").withStatus(201));
        tw.tool("time.log", "{'task':'Prepare release notes','hours':2,'date':'yesterday'}");
        tw.tool("time.log", "{'task':'3001','hours':2,'date':'yesterday'}");
        assertThat(tw.calls()).containsExactly("GET " + V3 + "/me.json", "GET " + V3 + "/tasks.json", "POST " + LOG, "POST " + LOG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'task':'3001','minutes':90} | 1 | 30", "{'task':'3001','hours':1.5} | 1 | 30", "{'task':'3001','hours':1,'minutes':75} | 2 | 15"})
    void logWhenNinetyMinutesOrOneAndAHalfHoursThenThatLong(String arguments, int hours, int minutes) {
        tw.answers("POST", LOG, fixture("time.log").withStatus(201));

        tw.tool("time.log", arguments);

        JsonNode entry = Json.read(tw.only(LOG).getBodyAsString()).path("timelog");
        assertThat(entry.path("hours").asInt()).isEqualTo(hours);
        assertThat(entry.path("minutes").asInt()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'task':'3001'}",
                "{'task':'3001','hours':0,'minutes':0}",
                "{'task':'3001','hours':-1}",
                "{'task':'3001','hours':23,'minutes':61}",
                "{'task':'3001','hours':24,'minutes':1}",
                "{'task':'3001','hours':25}",
                "{'task':'3001','hours':1,'date':'14.01.2026'}",
                "{'task':'3001','hours':1,'start_time':'9am'}",
                "{'task':'3001','hours':1,'start_time':'24:00'}",
                "{'hours':1}",
                "{'task':'3001','project':'1001','hours':1}"
            })
    void logWhenOutOfRangeThenInvalidAndNothingLogged(String arguments) {
        assertThat(tw.failure("time.log", arguments).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | /time.json | time.list", "{'project_id':1001} | /projects/1001/time.json | time.list~project", "{'task_id':3001,'project_id':1001} | /tasks/3001/time.json | time.list~task"})
    void listWhenOldArgumentsThenThatList(String arguments, String path, String fixture) {
        tw.answers("GET", V3 + path, fixture);
        assertThat(tw.tool("time.list", arguments).path("entries")).isNotEmpty();
        assertThat(tw.query(V3 + path)).isEqualTo(Map.of("page", "1", "pageSize", "50", "orderBy", "date", "orderMode", "desc", "include", "projects,tasks,users,tags", "includeArchivedProjects", "true"));
    }

    @Test
    void listWhenDaysThenThoseOfTheAccountsZone() {
        tw.answers("GET", V3 + "/time.json", "time.list");
        JsonNode entries = tw.tool("time.list", "{'user_id':501,'from_date':'20260114','to_date':'2026-01-14'}").path("entries");
        assertThat(tw.query(V3 + "/time.json"))
                .containsEntry("startDate", "2026-01-13T23:00:00Z")
                .containsEntry("endDate", "2026-01-14T22:59:59Z")
                .containsEntry("assignedToUserIds", "501");
        assertThat(TeamworkPages.stream(entries).map(e -> e.path("id").asLong())).containsExactly(4001L);
        assertThat(entries.get(0).path("user_name").asText()).isEqualTo("Ada Example");
        assertThat(entries.get(0).path("project").asText()).isEqualTo("Orion rollout");
        assertThat(entries.get(0).path("start_time").asText()).isEqualTo("14:30");
    }

    @Test
    void listWhenTheDaysAreTurnedRoundThenInvalid() {
        assertThat(tw.failure("time.list", "{'from_date':'2026-01-15','to_date':'2026-01-14'}").field()).contains("to_date");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void totalsWhenOfAProjectThenOfThatProject() {
        tw.answers("GET", V3 + "/projects/1001/time/total.json", "time.totals~project");
        JsonNode totals = tw.tool("time.totals", "{'project_id':1001,'user_id':502,'from_date':'2026-01-12','to_date':'2026-01-18'}");
        assertThat(Json.write(totals))
                .isEqualTo("{\"minutes\":165,\"billable_minutes\":120,\"non_billable_minutes\":45,\"billed_minutes\":0,\"estimated_minutes\":240}");
        assertThat(tw.query(V3 + "/projects/1001/time/total.json"))
                .isEqualTo(Map.of("startDate", "2026-01-11T23:00:00Z", "endDate", "2026-01-18T22:59:59Z", "assignedToUserIds", "502", "includeArchivedProjects", "true"));
    }

    @Test
    void totalsWhenANameIsNotExactThenNothingIsSummedUpInstead() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("GET", V3 + "/people.json", "people.list");
        assertThat(tw.failure("time.totals", "{'project':'Orion'}").publicDetail()).contains("Orion rollout");
        assertThat(tw.failure("time.totals", "{'user':'Ada'}").publicDetail()).contains("Ada Example");
        assertThat(tw.calls()).noneMatch(c -> c.contains("total"));
    }

    @Test
    void totalsWhenTheAnswerHasNoSumsThenUnavailableInsteadOfNothing() {
        tw.answers("GET", V3 + "/time/total.json", json("{}"));
        assertThat(tw.failure("time.totals", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }

    @Test
    void totalsWhenOfATaskThenFilteredByIt() {
        tw.answers("GET", V3 + "/time/total.json", "time.totals~task");
        assertThat(tw.tool("time.totals", "{'task':'3001','user':'me'}").path("minutes").asInt()).isEqualTo(90);
        assertThat(tw.query(V3 + "/time/total.json")).isEqualTo(Map.of("taskIds", "3001", "assignedToUserIds", "501", "includeArchivedProjects", "true"));
    }
}
