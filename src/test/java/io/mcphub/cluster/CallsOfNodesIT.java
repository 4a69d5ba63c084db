package io.mcphub.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SlackWire;
import io.mcphub.testing.WebBrowser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls at both nodes at the same moment that need one thing done: it is done once, and both have what came of it. */
class CallsOfNodesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String POST = "/api/chat.postMessage";
    private static final String TOKENS = "/launchpad/v1/token.json";
    private static final String PROJECTS = "/projects/api/v3/projects.json";
    private static final int LATE = 1_500;

    private final NodePair nodes = NodePair.shared();
    private WireMockServer provider;

    @BeforeEach
    void answers() {
        provider = SlackWire.take();
        provider.stubFor(post(urlPathEqualTo(POST)).willReturn(okJson("{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}").withFixedDelay(LATE)));
        provider.stubFor(post(urlPathEqualTo(TOKENS)).willReturn(okJson(tokens("first", 1))));
        provider.stubFor(post(urlPathEqualTo(TOKENS)).withRequestBody(containing("refresh_token")).willReturn(okJson(tokens("second", 3_600)).withFixedDelay(LATE)));
        provider.stubFor(get(urlPathEqualTo("/projects/api/v3/me.json")).willReturn(okJson("{\"person\":{\"id\":501,\"firstName\":\"Ada\",\"lastName\":\"Example\",\"email\":\"ada@example.com\",\"timezone\":\"Europe/Berlin\"}}")));
        provider.stubFor(get(urlPathEqualTo(PROJECTS)).willReturn(unauthorized()));
        provider.stubFor(get(urlPathEqualTo(PROJECTS)).withHeader("Authorization", equalTo("Bearer second")).willReturn(okJson("{\"projects\":[],\"meta\":{\"page\":{\"pageOffset\":0,\"pageSize\":50,\"count\":0,\"hasMore\":false}}}")));
    }

    private static String tokens(String token, int seconds) {
        return "{\"access_token\":\"" + token + "\",\"refresh_token\":\"refresh of " + token + "\",\"expires_in\":" + seconds + ",\"installation\":{\"id\":1,\"name\":\"Example\",\"apiEndPoint\":\"http://" + ProviderServer.host() + "/\"}}";
    }

    @Test
    void accountWhenItsTokenHasEndedAndBothNodesNeedItThenItIsRenewedOnce() throws Exception {
        HubUser person = nodes.person("renews");
        connectTeamwork(person);
        String token = person.token("lists");
        await().atMost(SOON).until(() -> nodes.database().number("SELECT expires_at FROM connections WHERE user_id = '" + person.id() + "'") < System.currentTimeMillis());

        List<String> answers = AtOnce.times(6, i -> Mcp.call(nodes.inTurns(i), token, "teamwork.projects.list", "{}"));

        assertThat(answers).allMatch(answer -> answer.contains("\"isError\":false"));
        provider.verify(1, postRequestedFor(urlPathEqualTo(TOKENS)).withRequestBody(containing("refresh of first")));
        provider.verify(0, postRequestedFor(urlPathEqualTo(TOKENS)).withRequestBody(containing("refresh of second")));
        provider.verify(6, getRequestedFor(urlPathEqualTo(PROJECTS)).withHeader("Authorization", equalTo("Bearer second")));
    }

    /** At the second node, as a person's browser does it. */
    private void connectTeamwork(HubUser person) throws Exception {
        WebBrowser browser = new WebBrowser(nodes.other().uri());
        browser.signIn("/connections", person.email(), HubUser.PASSWORD);
        String login = browser.get("/integrations/teamwork/connect").headers().firstValue("Location").orElseThrow();
        browser.get("/oauth/teamwork/callback?code=synthetic-code&state=" + login.replaceAll(".*[?&]state=([^&]+).*", "$1"));
    }

    @Test
    void writeWhenBothNodesHaveItsKeyAtOnceThenItIsDoneOnceAndBothGetItsAnswer() {
        String token = nodes.poster("keeps").token();
        String post = "{\"channel\":\"C000GENEX1\",\"text\":\"hello\",\"idempotency_key\":\"monday\"}";

        List<String> answers = AtOnce.both(() -> Mcp.call(nodes.one(), token, "slack.messages.post", post), () -> Mcp.call(nodes.other(), token, "slack.messages.post", post));

        assertThat(answers).as("one is done, the other hears that").filteredOn(answer -> answer.contains("\"isError\":false")).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.contains("still runs")).hasSize(1);
        String done = Mcp.call(nodes.one(), token, "slack.messages.post", post);
        assertThat(done).contains("1767261600.000100", "\"isError\":false");
        assertThat(result(Mcp.call(nodes.other(), token, "slack.messages.post", post))).isEqualTo(result(done));
        provider.verify(1, posts());
    }

    private static RequestPatternBuilder posts() {
        return postRequestedFor(urlPathEqualTo(POST));
    }

    private static String result(String answer) {
        return answer.substring(answer.indexOf("\"result\""));
    }
}
