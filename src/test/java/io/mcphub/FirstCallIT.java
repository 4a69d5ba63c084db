package io.mcphub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a new account to an audited tool call: the real jar, a real MCP client, Slack's wire on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCallIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLACK_TOKEN = "xoxp-stand-in-of-the-first-call";

    private final WireMockServer slack = SlackWire.take();
    private final HubProcess hub = SharedHub.LOCAL.process();
    private String login;
    private String personalToken;

    @BeforeAll
    void connect() {
        login = SharedHub.LOCAL.admin().login();
        HubUser ada = SharedHub.LOCAL.person("first-call");
        personalToken = ada.token("first");
        ada.connect("slack", SLACK_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26"})
    void postWhenCalledByTheJavaSdkThenReachesSlackAndTheAuditLog(String revision) throws Exception {
        slack.resetRequests();
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(hub.uri().toString())
                .endpoint("/mcp")
                .httpRequestCustomizer((request, method, uri, body, context) -> request.header("Authorization", "Bearer " + personalToken))
                .supportedProtocolVersions(List.of(revision))
                .build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20)).build()) {
            client.initialize();
            assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).contains("hub_integrations_list", "slack_messages_post");

            McpSchema.CallToolResult result = client.callTool(McpSchema.CallToolRequest.builder("slack.messages.post")
                    .arguments(Map.of("channel", "C000GENEX1", "text", "hello"))
                    .build());

            assertThat(result.isError()).as(String.valueOf(result.content())).isNotEqualTo(Boolean.TRUE);
        }
        slack.verify(1, postRequestedFor(urlPathEqualTo("/api/chat.postMessage"))
                .withHeader("Authorization", equalTo("Bearer " + SLACK_TOKEN))
                .withRequestBody(containing("channel=C000GENEX1"))
                .withRequestBody(containing("text=hello")));
        JsonNode row = json(send("GET", "/api/admin/audit?tool=slack.messages.post&limit=1", login, null, 200)).get("items").get(0);
        assertThat(row.get("status").asText()).isEqualTo("ok");
        assertThat(row.get("integration").asText()).isEqualTo("slack");
        assertThat(row.get("effect").asText()).isEqualToIgnoringCase("write");
        assertThat(row.toString()).doesNotContain(SLACK_TOKEN).doesNotContain(personalToken);
    }

    @Test
    void listWhenModernThenAnswersWithoutHandshake() throws Exception {
        String meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Authorization", "Bearer " + personalToken)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/list")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{" + meta + "}}"))
                .build());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode result = JSON.readTree(answer.body()).get("result");
        assertThat(result.get("resultType").asText()).isEqualTo("complete");
        assertThat(result.get("cacheScope").asText()).isEqualTo("private");
        assertThat(result.get("tools").findValuesAsText("name")).contains("slack_channels_list");
    }

    @Test
    void callWhenSlackRefusesThenIsErrorAndAudited() throws Exception {
        slack.stubFor(post(urlPathEqualTo("/api/users.info")).willReturn(okJson("{\"ok\":false,\"error\":\"user_not_found\"}")));

        JsonNode answer = call("slack_users_info", "{\"user_id\":\"U000NOBODY\"}");

        assertThat(answer.at("/result/isError").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.toString()).doesNotContain("com.slack").doesNotContain("Exception");
    }

    @Test
    void callWhenSlackIsBrokenThenIsErrorWithoutItsBody() throws Exception {
        slack.stubFor(post(urlPathEqualTo("/api/conversations.history"))
                .willReturn(aResponse().withStatus(503).withBody("<html>secret internals</html>")));

        JsonNode answer = call("slack.messages.history", "{\"channel\":\"C000GENEX1\"}");

        assertThat(answer.at("/result/isError").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.toString()).doesNotContain("secret internals");
    }

    @Test
    void callWhenToolUnknownThenInvalidParamsAndAudited() throws Exception {
        JsonNode answer = call("slack.nothing.here", "{}");

        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
        JsonNode rows = json(send("GET", "/api/admin/audit?tool=slack.nothing.here", login, null, 200));
        assertThat(rows.at("/items/0/status").asText()).isEqualTo("refused");
    }

    @Test
    void startWhenLibrariesAreShadowedThenTheyAreTheOnesWeCompileAgainst() {
        String loaded = hub.stdout().lines().filter(line -> line.contains("loaded jackson-databind")).findFirst().orElseThrow();
        System.out.println(loaded);

        assertThat(loaded).contains("jackson-databind 2.20.0").contains("nimbus-jose-jwt 10.5");
    }

    @Test
    void mcpWhenNoTokenThenChallenge() throws Exception {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/mcp"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer ")
                .contains("resource_metadata=\"" + hub.uri() + "/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void doorsWhenCredentialIsOfAnotherKindThen401() throws Exception {
        send("GET", "/auth/me", personalToken, null, 401);
        send("GET", "/integrations", personalToken, null, 401);
        send("GET", "/api/admin/users", personalToken, null, 401);
        send("POST", "/mcp", login, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", 401);
        send("GET", "/auth/me", login, null, 200);
    }

    @Test
    void metricsWhenNotAnAdminsLoginTokenThen401() throws Exception {
        assertThat(metrics(personalToken).statusCode()).isEqualTo(401);
        assertThat(metrics(login).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsWhenReadThenEachSampleNamesTheNode() throws Exception {
        String node = Files.readString(hub.folder().resolve("data/node-id")).strip();

        assertThat(metrics(login).body().lines().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(10).allSatisfy(sample -> assertThat(sample).contains("{node=\"" + node + "\""));
    }

    private HttpResponse<String> metrics(String token) throws Exception {
        return hub.send(HttpRequest.newBuilder(hub.uri().resolve("/metrics")).header("Authorization", "Bearer " + token).build());
    }

    private JsonNode call(String tool, String arguments) throws Exception {
        return json(send("POST", "/mcp", personalToken,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}", 200));
    }

    private HttpResponse<String> send(String method, String path, String token, String body, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.uri() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = hub.send(request);
        assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isEqualTo(expected);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
