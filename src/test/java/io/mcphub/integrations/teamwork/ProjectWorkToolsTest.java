package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects, milestones, notebooks, custom fields, activity and workload. */
class ProjectWorkToolsTest {
    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private JsonNode sent(String path) {
        return Json.read(tw.requests(path).stream().filter(r -> !r.getMethod().getName().equals("GET")).findFirst().orElseThrow().getBodyAsString());
    }

    @Test
    void projectsCreateWhenItCannotBeReadThenItsIdBecauseItIsDone() {
        tw.answers("POST", "/projects.json", json("{\"STATUS\":\"OK\",\"id\":\"1009\"}").withStatus(201));
        tw.answers("GET", V3 + "/projects/1009.json", aResponse().withStatus(503));
        assertThat(Json.write(tw.tool("projects.create", "{'name':' Lyra '}").path("project"))).isEqualTo("{\"id\":1009,\"name\":\" Lyra \",\"url\":\"" + tw.url() + "/app/projects/1009\"}");
        assertThat(sent("/projects.json")).isEqualTo(Json.read("{\"project\":{\"name\":\"Lyra\"}}"));
    }

    @Test
    void projectsUpdateWhenRenamedThenTheNewNameIsKnownAtOnce() {
        tw.answers("GET", V3 + "/projects.json", "projects.list");
        tw.answers("PUT", "/projects/1001.json", json("{\"STATUS\":\"OK\"}"));
        tw.tool("projects.update", "{'project':'Orion rollout','name':'Orion'}");
        tw.answers("GET", V3 + "/projects.json", json("{\"projects\":[{\"id\":1001,\"name\":\"Orion\"}]}"));
        assertThat(tw.tool("projects.update", "{'project':'Orion','description':''}").at("/project/id").asLong()).isEqualTo(1001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "projects.create | {'name':'x','start_date':'2026-03-01','end_date':'2026-02-01'} | end_date",
        "projects.update | {'project':'1'} | Nothing to change",
        "projects.update | {'project':'1','status':'deleted'} | status",
        "milestones.create | {'project':'1','name':'x','due_date':'yesterday'} | allow_past",
        "milestones.update | {'milestone':'1'} | Nothing to change",
        "milestones.update | {'milestone':'1','teams':['7']} | assignees too",
        "notebooks.update | {'notebook':'1'} | Nothing to change",
        "fields.set | {'field':'1','value':'x'} | task",
        "fields.list | {'task':'1','project':'2'} | task",
        "people.workload | {'from_date':'2026-02-01','to_date':'2026-01-20'} | to_date",
        "activity.list | {'types':['cake']} | types"
    })
    void toolWhenAnArgumentIsBadThenInvalidAndNothingIsWritten(String tool, String arguments, String said) {
        HubException e = tw.failure(tool, arguments);
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field().orElse("") + e.publicDetail()).contains(said);
        assertThat(tw.calls()).allMatch(c -> c.startsWith("GET"));
    }

    @Test
    void milestonesCreateWhenNobodyIsNamedThenYouAreResponsible() {
        tw.answers("POST", "/projects/1001/milestones.json", json("{\"STATUS\":\"OK\",\"milestoneId\":\"601\"}").withStatus(201));
        tw.answers("GET", V3 + "/milestones/601.json", aResponse().withStatus(404));
        assertThat(tw.tool("milestones.create", "{'project':'1001','name':'Launch','due_date':'friday'}").at("/milestone/id").asLong()).isEqualTo(601);
        assertThat(sent("/projects/1001/milestones.json").at("/milestone/responsible-party-ids").asText()).isEqualTo("501");
        assertThat(sent("/projects/1001/milestones.json").at("/milestone/deadline").asText()).isEqualTo("20260116");
    }

    @Test
    void milestonesUpdateWhenTeamworkRefusesWithStatus200ThenInvalid() {
        tw.answers("PUT", "/milestones/601.json", json("{\"STATUS\":\"Error\",\"MESSAGE\":\"Milestone is locked\"}"));
        assertThat(tw.failure("milestones.update", "{'milestone':'601','name':'x'}").publicDetail()).contains("Milestone is locked");
    }

    @Test
    void notebooksListWhenOneIsDeletedThenLeftOut() {
        tw.answers("GET", V3 + "/notebooks.json", "notebooks.list");
        assertThat(tw.tool("notebooks.list", "{}").path("notebooks")).hasSize(1);
    }

    @Test
    void notebooksGetWhenTheTextIsLongThenAllOfItCanBeRead() {
        tw.answers("GET", V3 + "/notebooks/701.json", json("{\"notebook\":{\"id\":701,\"contents\":\"" + "word ".repeat(12_000) + "end\"}}"));
        JsonNode cut = tw.tool("notebooks.get", "{'notebook':'701'}");
        assertThat(cut.toString().length()).isLessThan(30_000);
        JsonNode last = tw.tool("notebooks.get", "{'notebook':'701','text_offset':59000}");
        assertThat(last.at("/notebook/contents").asText()).endsWith("end");
    }

    @Test
    void notebooksUpdateWhenOnlyTheNameThenTheTextStays() {
        tw.answers("PATCH", V3 + "/notebooks/701.json", json("{\"notebook\":{\"id\":701,\"name\":\"New\"}}"));
        tw.tool("notebooks.update", "{'notebook':'701','name':'New'}");
        assertThat(sent(V3 + "/notebooks/701.json")).isEqualTo(Json.read("{\"notebook\":{\"name\":\"New\"}}"));
    }

    private void fields() {
        tw.answers("GET", V3 + "/tasks/3001.json", "tasks.get");
        tw.answers("GET", V3 + "/customfields.json", "customfields.list");
        tw.answers("GET", V3 + "/tasks/3001/customfields.json", "customfields.task");
        tw.answers("POST", V3 + "/tasks/3001/customfields.json", json("{\"customfieldTask\":{\"id\":9902}}").withStatus(201));
    }

    @Test
    void fieldsListWhenAFieldIsOfAnotherProjectThenLeftOut() {
        fields();
        assertThat(TeamworkPages.stream(tw.tool("fields.list", "{'task':'3001'}").path("fields")).map(f -> f.path("name").asText())).contains("Ticket", "Risk").doesNotContain("Elsewhere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Risk | high | \"High\"", "Points | 8 | 8", "Signed | TRUE | true", "Areas | ui; API | [\"UI\",\"API\"]", "Go live | friday | \"2026-01-16\""
    })
    void fieldsSetWhenItHasAKindThenWrittenAsThat(String field, String value, String written) {
        fields();
        tw.tool("fields.set", "{'task':'3001','field':'" + field + "','value':'" + value + "'}");
        assertThat(Json.write(sent(V3 + "/tasks/3001/customfields.json").at("/customfieldTask/value"))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Risk | Medium | Low; High", "Points | many | number", "Signed | maybe | true or false", "Go live | soon | value", "Nothing | x | field", "94 | x | no such field"})
    void fieldsSetWhenTheValueDoesNotFitThenInvalidAndNothingIsSet(String field, String value, String said) {
        fields();
        HubException e = tw.failure("fields.set", "{'task':'3001','field':'" + field + "','value':'" + value + "'}");
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field().orElse("") + e.publicDetail()).contains(said);
        assertThat(tw.calls()).noneMatch(c -> c.startsWith("POST"));
    }

    @Test
    void fieldsSetWhenEmptyAndNothingIsSetThenNothingIsDeleted() {
        fields();
        tw.tool("fields.set", "{'task':'3001','field':'Points','value':' '}");
        assertThat(tw.calls()).allMatch(c -> c.startsWith("GET"));
    }

    @Test
    void activityListWhenSinceThenNothingOlder() {
        tw.answers("GET", V3 + "/latestactivity.json", "activity.list");
        JsonNode events = tw.tool("activity.list", "{'since':'2d'}").path("events");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("action").asText()).isEqualTo("completed");
    }

    @Test
    void workloadWhenNoDaysThenTheComingWeekInTheirOrder() {
        tw.answers("GET", V3 + "/workload.json", "workload");
        JsonNode answer = tw.tool("people.workload", "{}");
        assertThat(tw.query(V3 + "/workload.json")).containsEntry("startDate", "2026-01-15").containsEntry("endDate", "2026-01-21");
        assertThat(Json.write(answer.at("/people/0/days/0"))).isEqualTo("{\"date\":\"2026-01-15\",\"capacity_percent\":112.4,\"capacity_minutes\":540}");
        tw.answers("GET", V3 + "/workload.json", json("{}"));
        assertThat(tw.failure("people.workload", "{}").problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
    }
}
