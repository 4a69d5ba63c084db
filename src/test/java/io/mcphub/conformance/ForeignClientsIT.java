package io.mcphub.conformance;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.ProviderServer;
import io.mcphub.testing.SharedHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that we did not write, against the built hub: TypeScript of both eras and the MCP Inspector's command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignClientsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSPECTOR = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";
    private static final String SLACK_TOKEN = "xoxp-stand-in-of-foreign-clients";

    private WireMockServer slack;
    private String url;
    private String connected;
    private String unconnected;

    @BeforeAll
    void start() {
        NodePackages.require();
        slack = ProviderServer.take();
        answer("auth.test", "{\"ok\":true,\"url\":\"https://example.slack.com/\",\"team\":\"Example\",\"user\":\"ada\",\"team_id\":\"T000TEAMX1\",\"user_id\":\"U000ADAEX1\"}");
        answer("conversations.info", "{\"ok\":true,\"channel\":{\"id\":\"C000GENEX1\",\"name\":\"general\",\"is_channel\":true,\"is_member\":true}}");
        answer("chat.postMessage", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}");
        answer("chat.getPermalink", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"permalink\":\"https://example.slack.com/archives/C000GENEX1/p1767261600000100\"}");
        answer("users.info", "{\"ok\":false,\"error\":\"user_not_found\"}");
        url = SharedHub.WITH_TEST_INTEGRATIONS.process().uri() + "/mcp";
        HubUser ada = SharedHub.WITH_TEST_INTEGRATIONS.person("connected");
        connected = ada.tokenOfProgram("connected");
        ada.connect("slack", SLACK_TOKEN);
        unconnected = SharedHub.WITH_TEST_INTEGRATIONS.person("unconnected").token("unconnected");
    }

    @ParameterizedTest
    @CsvSource({"modern.mjs,2026-07-28,from the modern client", "legacy.mjs,2025-11-25,from the legacy client"})
    void typeScriptClientWhenItListsAndCallsThenEveryAnswerIsUnderstood(String script, String revision, String text) throws Exception {
        slack.resetRequests();

        JsonNode seen = script(script, connected);

        assertThat(seen.get("server").asText()).isEqualTo("mcp-hub");
        assertThat(seen.get("version").asText()).isEqualTo(revision);
        assertThat(JSON.convertValue(seen.get("tools"), List.class)).contains("hub_integrations_list", "slack_messages_post", "test_tool_with_progress");
        assertThat(seen.at("/posted/isError").asBoolean()).as(seen.toString()).isFalse();
        assertThat(seen.at("/posted/structuredContent/ts").asText()).isEqualTo("1767261600.000100");
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")).withRequestBody(containing("text=" + text.replace(" ", "%20"))));
        assertThat(seen.at("/refused/isError").asBoolean()).as(seen.toString()).isTrue();
        assertThat(seen.at("/refused/content/0/text").asText()).isNotBlank();
        assertThat(seen.get("unknown").asInt()).isEqualTo(-32602);
        assertThat(seen.at("/slow/content/0/text").asText()).isEqualTo("Done.");
        assertThat(seen.get("progress").toString()).isEqualTo("[0,50,100]");
    }

    @Test
    void modernClientWhenAccountIsMissingThenItsUserIsSentToTheConnectPage() throws Exception {
        JsonNode seen = script("asking-modern.mjs", unconnected);

        assertThat(seen.get("asked")).hasSize(1);
        assertThat(seen.at("/asked/0/mode").asText()).isEqualTo("url");
        assertThat(seen.at("/asked/0/url").asText()).contains("/connect/");
        assertThat(seen.at("/result/isError").asBoolean()).isTrue();
    }

    @Test
    void legacyClientWhenAccountIsMissingThenItsOwnErrorOrTheLink() throws Exception {
        JsonNode seen = script("asking-legacy.mjs", unconnected);

        assertThat(seen.at("/able/class").asText()).isEqualTo("UrlElicitationRequiredError");
        assertThat(seen.at("/able/code").asInt()).isEqualTo(-32042);
        assertThat(seen.at("/able/elicitations/0/url").asText()).contains("/connect/");
        assertThat(seen.at("/unable/result/isError").asBoolean()).isTrue();
        assertThat(seen.at("/unable/result/content/0/text").asText()).contains("/connect/");
    }

    /** {@code --strict} fails on schemas that some client or model refuses. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void inspectorWhenItListsThenFindsNothingToObjectTo(String era) throws Exception {
        NodePackages.Outcome outcome = inspect(era, "--method", "tools/list", "--strict");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("slack_messages_post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void inspectorWhenItCallsThenTheToolAnswers(String era) throws Exception {
        slack.resetRequests();

        NodePackages.Outcome outcome = inspect(era, "--method", "tools/call", "--tool-name", "slack_messages_post",
                "--tool-args-json", "{\"channel\":\"C000GENEX1\",\"text\":\"inspected\"}");

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("1767261600.000100");
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage")).withRequestBody(containing("text=inspected")));
    }

    private NodePackages.Outcome inspect(String era, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--cli", url, "--transport", "http", "--protocol-era", era, "--header", "Authorization: Bearer " + connected));
        all.addAll(List.of(arguments));
        return NodePackages.run(Duration.ofMinutes(2), INSPECTOR, all.toArray(String[]::new));
    }

    private JsonNode script(String name, String token) throws Exception {
        NodePackages.Outcome outcome = NodePackages.run(Duration.ofMinutes(2), name, url, token);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
        return JSON.readTree(outcome.output());
    }

    private void answer(String method, String json) {
        slack.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(okJson(json)));
    }
}
