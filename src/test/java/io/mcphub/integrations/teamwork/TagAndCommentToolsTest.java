package io.mcphub.integrations.teamwork;

import static io.mcphub.integrations.teamwork.TeamworkStandIn.V3;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.call;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.fixture;
import static io.mcphub.integrations.teamwork.TeamworkStandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagAndCommentToolsTest {
    private static final String TAGS = V3 + "/tags.json";

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterEach
    void stop() {
        tw.close();
    }

    private java.util.List<String> posted() {
        return tw.requests(TAGS).stream().filter(r -> r.getMethod().getName().equals("POST")).map(r -> r.getBodyAsString()).toList();
    }

    @Test
    void tagsListWhenOfAProjectThenItsOwnAndThoseOfAll() {
        tw.answers("GET", TAGS, json("{\"tags\":[{\"id\":1,\"name\":\"all\",\"projectId\":0},{\"id\":2,\"name\":\"own\",\"project\":{\"id\":1001}},{\"id\":3,\"name\":\"other\",\"projectId\":9}]}"));
        JsonNode tags = tw.tool("tags.list", "{'project_id':1001}").path("tags");
        assertThat(Json.write(tags)).isEqualTo("[{\"id\":1,\"name\":\"all\"},{\"id\":2,\"name\":\"own\",\"project_id\":1001}]");
        assertThat(tw.query(TAGS)).isEqualTo(Map.of("page", "1", "pageSize", "500", "orderBy", "name", "orderMode", "asc"));
    }

    @Test
    void tagsListWhenThereAreSeveralPagesThenAll() {
        tw.answers("GET", TAGS, json("{\"tags\":[{\"id\":1,\"name\":\"a\"}],\"meta\":{\"page\":{\"hasMore\":true}}}"));
        tw.server.stubFor(call("GET", TAGS).withQueryParam("page", WireMock.equalTo("2")).willReturn(json("{\"tags\":[{\"id\":2,\"name\":\"b\"}]}")));
        assertThat(tw.tool("tags.list", "{}").path("tags")).hasSize(2);
    }

    @Test
    void ensureWhenSomeAreMissingThenIdsAndWhatIsNew() {
        tw.answers("GET", TAGS, "tags.list");
        tw.answers("POST", TAGS, fixture("tags.ensure~created").withStatus(201));
        JsonNode result = tw.tool("tags.ensure", "{'names':['Launch','urgent',' bug ','URGENT'],'project_id':1001,'tag_colors':{'Urgent':'#9E6957'}}");
        assertThat(Json.write(result)).isEqualTo("{\"ids\":{\"Launch\":5001,\"urgent\":5003,\"bug\":5002,\"URGENT\":5003},\"created\":[\"urgent\"],\"failed\":[]}");
        assertThat(posted()).containsExactly("{\"tag\":{\"name\":\"urgent\",\"color\":\"#9e6957\",\"projectId\":1001}}");
    }

    @Test
    void ensureWhenOnlyAnotherProjectHasItThenCreatedForAll() {
        tw.answers("GET", TAGS, json("{\"tags\":[{\"id\":3,\"name\":\"urgent\",\"projectId\":9}]}"));
        tw.answers("POST", TAGS, fixture("tags.ensure~created").withStatus(201));
        tw.tool("tags.ensure", "{'names':['urgent']}");
        assertThat(posted()).containsExactly("{\"tag\":{\"name\":\"urgent\"}}");
    }

    @Test
    void ensureWhenSomebodyWasFasterThenItIsNotNew() {
        tw.answers("GET", TAGS, json("{\"tags\":[]}"));
        tw.answers("POST", TAGS, fixture("tags.ensure~existing").withStatus(200));
        JsonNode result = tw.tool("tags.ensure", "{'names':['launch']}");
        assertThat(result.path("created")).isEmpty();
        assertThat(result.path("ids").path("launch").asLong()).isEqualTo(5001);
    }

    @Test
    void ensureWhenTeamworkNamesAnotherProjectsTagThenItIsNotTaken() {
        tw.answers("GET", TAGS, json("{\"tags\":[]}"));
        tw.answers("POST", TAGS, json("{\"tag\":{\"id\":7,\"name\":\"launch\",\"projectId\":9}}").withStatus(200));
        HubException e = tw.failure("tags.ensure", "{'names':['launch'],'project':'1001'}");
        assertThat(e.problem()).isEqualTo(Problem.CONFLICT);
        assertThat(e.publicDetail()).contains("Another project");
    }

    @Test
    void ensureWhenConflictThenSearchedAgain() {
        tw.server.stubFor(call("GET", TAGS).inScenario("c").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("known").willReturn(json("{\"tags\":[]}")));
        tw.server.stubFor(call("GET", TAGS).inScenario("c").whenScenarioStateIs("known").willReturn(fixture("tags.list")));
        tw.answers("POST", TAGS, fixture("tags.ensure~conflict").withStatus(409));
        JsonNode result = tw.tool("tags.ensure", "{'names':['Launch']}");
        assertThat(Json.write(result)).isEqualTo("{\"ids\":{\"Launch\":5001},\"created\":[],\"failed\":[]}");
    }

    @Test
    void ensureWhenOneFailsThenTheOthersAreTold() {
        tw.answers("GET", TAGS, "tags.list");
        tw.answers("POST", TAGS, fixture("error.v3.403").withStatus(403));
        JsonNode result = tw.tool("tags.ensure", "{'names':['bug','new'],'project':'1001'}");
        assertThat(result.path("ids").path("bug").asLong()).isEqualTo(5002);
        assertThat(result.path("failed").get(0).path("name").asText()).isEqualTo("new");
        assertThat(result.path("failed").get(0).path("reason").asText()).contains("may not do that");
    }

    @Test
    void ensureWhenAllFailThenTheProblem() {
        tw.answers("GET", TAGS, json("{\"tags\":[]}"));
        tw.answers("POST", TAGS, fixture("error.v3.403").withStatus(403));
        assertThat(tw.failure("tags.ensure", "{'names':['new']}").problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'names':[]}", "{'names':['']}", "{'names':['a\\nb']}", "{'names':['12345678901234567890123456789012345678901234567890']}", "{'names':['a'],'tag_colors':{'a':'red'}}"})
    void ensureWhenANameIsBadThenInvalidAndNoRequest(String arguments) {
        assertThat(tw.failure("tags.ensure", arguments).problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(tw.calls()).isEmpty();
    }

    @Test
    void commentsAddWhenNotifyIdsThenThose() {
        tw.answers("POST", "/tasks/3001/comments.json", fixture("comments.add").withStatus(201));
        JsonNode added = tw.tool("comments.add", "{'task_id':3001,'body':'Looks good, <b>please</b> ship.','notify':[501,502]}");
        assertThat(tw.only("/tasks/3001/comments.json").getBodyAsString())
                .isEqualTo("{\"comment\":{\"body\":\"<p>Looks good, &lt;b&gt;please&lt;/b&gt; ship.</p>\",\"contentType\":\"HTML\",\"notify\":\"501,502\"}}");
        assertThat(Json.write(added)).isEqualTo("{\"id\":6003,\"task_id\":3001,\"url\":\"" + tw.url() + "/app/tasks/3001?c=6003\"}");
    }

    @Test
    void commentsAddWhenNobodyIsNamedThenNobodyIsNotified() {
        tw.answers("POST", "/tasks/3001/comments.json", fixture("comments.add").withStatus(201));
        tw.tool("comments.add", "{'task':'3001','body':'x'}");
        assertThat(tw.only("/tasks/3001/comments.json").getBodyAsString()).contains("\"notify\":\"\"");
    }

    @Test
    void commentsListWhenAskedThenAuthorsByName() {
        tw.answers("GET", V3 + "/tasks/3001/comments.json", json(TeamworkStandIn.body("comments.list").replaceFirst("\"deleted\": false", "\"deleted\": true")));
        JsonNode result = tw.tool("comments.list", "{'task_id':3001}");
        assertThat(tw.query(V3 + "/tasks/3001/comments.json")).isEqualTo(Map.of("page", "1", "pageSize", "50", "orderBy", "date", "orderMode", "desc", "include", "users"));
        assertThat(result.path("comments")).hasSize(1);
        assertThat(result.path("comments").get(0).path("author").asText()).isEqualTo("Ben Sample");
        assertThat(result.path("comments").get(0).path("edited").asText()).isEqualTo("2026-01-13T12:25:00");
    }

    @Test
    void commentsAddWhenThePersonIsOnlyCloseThenNothingIsWritten() {
        tw.answers("GET", V3 + "/people.json", "people.list");
        HubException e = tw.failure("comments.add", "{'task':'3001','body':'x','notify_people':['Be']}");
        assertThat(e.publicDetail()).contains("Ben Sample (502)");
        assertThat(tw.requests("/tasks/3001/comments.json")).isEmpty();
    }
}
