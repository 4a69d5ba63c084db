package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.call;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkToolsTest {
    private static final String CREATE = V3 + "/tasklists/2002/tasks.json";
    private static final String TWO = "{'tasklist_id':2002,'items':[{'content':'a','temp_id':'A'},{'content':'b','temp_id':'B'}]}";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private void creates(String name, long id) {
        tw.server.stubFor(call("POST", CREATE).withRequestBody(matchingJsonPath("$.task.name", WireMock.equalTo(name))).willReturn(json("{\"task\":{\"id\":" + id + "}}").withStatus(201)));
    }

    private long posts() {
        return tw.calls().stream().filter(c -> c.startsWith("POST")).count();
    }

    @Test
    void createWhenItemsReferToEachOtherThenLinked() {
        creates("a", 1);
        creates("c", 3);
        tw.server.stubFor(call("POST", V3 + "/tasks/1/subtasks.json").willReturn(json("{\"task\":{\"id\":2}}").withStatus(201)));
        JsonNode result = tw.tool(
                "tasks.bulk_create",
                "{'tasklist':'2002','items':[{'name':'a','temp_id':'A'},{'name':'b','parent_ref':'A','priority':'high','tags':[5001]},{'name':'c','predecessor_refs':['A'],'predecessor_ids':[9]}]}");
        assertThat(result.path("succeeded").asInt()).isEqualTo(3);
        assertThat(result.path("temp_ids").path("A").asLong()).isEqualTo(1);
        assertThat(tw.only(V3 + "/tasks/1/subtasks.json").getBodyAsString()).contains("\"priority\":\"high\"", "\"tagIds\":[5001]");
        assertThat(tw.server.findAll(WireMock.postRequestedFor(WireMock.urlPathEqualTo(CREATE)).withRequestBody(containing("\"c\""))).get(0).getBodyAsString())
                .contains("\"predecessors\":[{\"id\":9,\"type\":\"complete\"},{\"id\":1,\"type\":\"complete\"}]");
    }

    @Test
    void createWhenOneFailsThenEachOutcome() {
        creates("a", 1);
        tw.server.stubFor(call("POST", CREATE).withRequestBody(matchingJsonPath("$.task.name", WireMock.equalTo("b"))).willReturn(fixture("error.v3.422").withStatus(422)));
        JsonNode result = tw.tool("tasks.bulk_create", TWO);
        assertThat(result.path("failed").asInt()).isEqualTo(1);
        assertThat(Json.write(result.path("results").get(0))).isEqualTo("{\"index\":0,\"ok\":true,\"task_id\":1,\"temp_id\":\"A\",\"url\":\"" + tw.url() + "/app/tasks/1\"}");
        assertThat(result.path("results").get(1).path("error").asText()).contains("the body could not be read");
    }

    @Test
    void createWhenAllFailThenTheCallFails() {
        tw.answers("POST", CREATE, fixture("error.v3.403").withStatus(403));
        HubException e = tw.failure("tasks.bulk_create", TWO);
        assertThat(e.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(e.publicDetail()).contains("None of the items worked", "0: ", "1: ");
    }

    @Test
    void createWhenRepeatedThenNothingTwice() {
        creates("a", 1);
        tw.server.stubFor(call("POST", CREATE).withRequestBody(matchingJsonPath("$.task.name", WireMock.equalTo("b"))).willReturn(fixture("error.v3.422").withStatus(422)));
        tw.tool("tasks.bulk_create", TWO);
        creates("b", 2);
        JsonNode again = tw.tool("tasks.bulk_create", TWO);
        assertThat(again.path("results").get(0).path("already").asBoolean()).isTrue();
        assertThat(again.path("results").get(1).path("task_id").asLong()).isEqualTo(2);
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void createWhenRepeatedWithOtherTempIdsOrByAnotherConnectionThenNew() {
        creates("a", 1);
        creates("b", 2);
        tw.tool("tasks.bulk_create", TWO);
        tw.tool("tasks.bulk_create", TWO.replace("'A'", "'A2'"));
        tw.tool("tasks.bulk_create", TWO, tw.credential("connection-2", "t", "oauth", "UTC"));
        assertThat(posts()).isEqualTo(6);
    }

    @Test
    void createWhenTheAnswerWasLostThenLookedForBeforeItIsCreatedAgain() {
        tw.answers("POST", CREATE, aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(tw.failure("tasks.bulk_create", TWO).problem()).isEqualTo(Problem.UPSTREAM_UNAVAILABLE);
        tw.answers("GET", CREATE, json("{\"tasks\":[{\"id\":7,\"name\":\"a\",\"createdAt\":\"2026-01-15T10:00:01Z\",\"createdBy\":501},"
                + "{\"id\":8,\"name\":\"b\",\"createdAt\":\"2026-01-10T10:00:01Z\",\"createdBy\":501},{\"id\":9,\"name\":\"b\",\"createdAt\":\"2026-01-15T10:00:01Z\",\"createdBy\":502}]}"));
        creates("b", 10);
        JsonNode again = tw.tool("tasks.bulk_create", TWO);
        assertThat(again.path("results").get(0).path("task_id").asLong()).isEqualTo(7);
        assertThat(again.path("results").get(0).path("already").asBoolean()).isTrue();
        assertThat(again.path("results").get(1).path("task_id").asLong()).isEqualTo(10);
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void createWhenTwoItemsAreEqualThenTwoTasks() {
        creates("a", 1);
        assertThat(tw.tool("tasks.bulk_create", "{'tasklist':'2002','items':[{'name':'a'},{'name':'a'}]}").path("succeeded").asInt()).isEqualTo(2);
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void createWhenTheTwinOfADoneItemWasLostThenItIsNotTakenForTheOther() {
        String twins = "{'tasklist':'2002','items':[{'name':'a'},{'name':'a'}]}";
        tw.server.stubFor(call("POST", CREATE).inScenario("twins").whenScenarioStateIs(STARTED).willSetStateTo("up").willReturn(aResponse().withStatus(503)));
        tw.server.stubFor(call("POST", CREATE).inScenario("twins").whenScenarioStateIs("up").willSetStateTo("again").willReturn(json("{\"task\":{\"id\":1}}").withStatus(201)));
        tw.server.stubFor(call("POST", CREATE).inScenario("twins").whenScenarioStateIs("again").willReturn(json("{\"task\":{\"id\":2}}").withStatus(201)));
        tw.answers("GET", CREATE, json("{\"tasks\":[{\"id\":1,\"name\":\"a\",\"createdAt\":\"2026-01-15T10:00:01Z\",\"createdBy\":501}]}"));
        assertThat(tw.tool("tasks.bulk_create", twins).path("succeeded").asInt()).isEqualTo(1);

        JsonNode again = tw.tool("tasks.bulk_create", twins);

        assertThat(again.path("results").get(0).path("task_id").asLong()).isEqualTo(2);
        assertThat(again.path("results").get(1).path("task_id").asLong()).isEqualTo(1);
    }

    @Test
    void createWhenTagsAreNamedThenThoseOfTheListsProject() {
        creates("a", 1);
        tw.answers("GET", V3 + "/tasklists/2002.json", json("{\"tasklist\":{\"id\":2002,\"project\":{\"id\":1001}}}"));
        tw.answers("GET", V3 + "/tags.json", json("{\"tags\":[{\"id\":5,\"name\":\"bug\"},{\"id\":6,\"name\":\"bug\",\"projectId\":1001}]}"));
        tw.tool("tasks.bulk_create", "{'tasklist':'2002','items':[{'name':'a','tags':['Bug']}]}");
        assertThat(tw.server.findAll(WireMock.postRequestedFor(WireMock.urlPathEqualTo(CREATE))).get(0).getBodyAsString()).contains("\"tagIds\":[6]");
    }

    @Test
    void createWhenMoreThanTenThenInvalidAndNoRequest() {
        String items = "{'name':'x'},".repeat(11);
        HubException e = tw.failure("tasks.bulk_create", "{'tasklist':'1','items':[" + items.substring(0, items.length() - 1) + "]}");
        assertThat(e.publicDetail()).contains("at most 10");
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void createWhenARefIsUnknownThenThatItemFails() {
        creates("a", 1);
        JsonNode result = tw.tool("tasks.bulk_create", "{'tasklist':'2002','items':[{'name':'b','parent_ref':'A'},{'name':'a','temp_id':'A'}]}");
        assertThat(result.path("results").get(0).path("error").asText()).contains("parent_ref");
        assertThat(result.path("results").get(1).path("ok").asBoolean()).isTrue();
    }

    @Test
    void updateWhenOneFailsThenEachOutcome() {
        tw.answers("GET", V3 + "/tasks/1.json", json("{\"task\":{\"id\":1}}"));
        tw.answers("PATCH", V3 + "/tasks/1.json", "tasks.update");
        tw.answers("PATCH", V3 + "/tasks/2.json", aResponse().withStatus(404));
        JsonNode result = tw.tool("tasks.bulk_update", "{'items':[{'task_id':1,'assignee_ids':[]},{'task_id':2,'content':'x'},{'task_id':3}]}");
        assertThat(result.path("succeeded").asInt()).isEqualTo(1);
        assertThat(result.path("failed").asInt()).isEqualTo(2);
        assertThat(tw.requests(V3 + "/tasks/1.json").stream().map(r -> r.getBodyAsString()).collect(java.util.stream.Collectors.joining())).contains("\"assignees\":{\"userIds\":[]}");
        assertThat(result.path("results").get(2).path("error").asText()).contains("Nothing to change");
    }
}
