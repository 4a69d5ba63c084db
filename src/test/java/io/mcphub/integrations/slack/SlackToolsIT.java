package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.SlackCases.Case;
import io.mcphub.platform.Json;
import io.mcphub.platform.documents.SamplePdfs;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every Slack tool once through the real hub, because the container wires beans differently from a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackToolsIT {
    private final SlackStandIn slack = new SlackStandIn();
    private final HubProcess hub = SharedHub.LOCAL.process();
    private String token;

    @BeforeAll
    void connect() {
        slack.knowsNames();
        slack.answers("auth.test", "auth.test");
        HubUser ada = SharedHub.LOCAL.person("slack-tools");
        ada.connect("slack", "xoxp-synthetic-user");
        token = ada.tokenOfProgram("slack");
    }

    @AfterAll
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @MethodSource("io.mcphub.integrations.slack.SlackCases#all")
    void toolWhenCalledThroughTheHubThenItsAnswer(Case c) throws Exception {
        slack.server.resetAll();
        slack.server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withBody("# Notes of today\n- shipped")));
        c.stub(slack);
        Map<String, Object> arguments = new HashMap<>(c.arguments());
        arguments.computeIfPresent("at", (name, past) -> Instant.now().plus(1, ChronoUnit.DAYS).toString());

        JsonNode result = call(c.tool(), arguments);

        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        assertThat(result.path("structuredContent").isObject()).as(result.toString()).isTrue();
        assertThat(slack.requests(c.method())).isNotEmpty();
    }

    /** The process that reads it must find the application's classes and libraries where the server has put them. */
    @Test
    void pdfWhenReadThroughTheHubThenItsText() throws Exception {
        slack.server.resetAll();
        slack.answers("users.info", "users.info~ada");
        String file = SlackStandIn.body("files.info~file").replace("https://files.slack.com", "http://127.0.0.1:" + slack.server.port()).replace("text/plain", "application/pdf");
        slack.answers("files.info", aResponse().withHeader("Content-Type", "application/json").withBody(file));
        slack.server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withHeader("Content-Type", "application/pdf").withBody(SamplePdfs.of("Hello from a PDF"))));
        JsonNode result = call("slack.files.get", Map.of("file", "F000FILEX2"));
        assertThat(result.at("/content/0/text").asText()).contains("Hello from a PDF");
    }

    @Test
    void toolWhenSlackRefusesThenTheScopeAndTheLinkReachTheClient() throws Exception {
        slack.server.resetAll();
        slack.answers("usergroups.list", "common~error-missing_scope");
        JsonNode result = call("slack.usergroups.list", Map.of());
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains("canvases:write").contains("/connections");
    }

    private JsonNode call(String tool, Map<String, Object> arguments) throws Exception {
        String body = Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments)));
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-06-18")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String text = answer.body();
        String json = text.startsWith("{") ? text : text.lines().filter(line -> line.startsWith("data:")).reduce((first, last) -> last).orElseThrow().substring(5);
        return Json.read(json).path("result");
    }
}
