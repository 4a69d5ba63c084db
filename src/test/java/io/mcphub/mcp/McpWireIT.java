package io.mcphub.mcp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.platform.Json;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.HubUser;
import io.mcphub.testing.RawHttp;
import io.mcphub.testing.SharedHub;
import io.mcphub.testing.SlackWire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Request checks and streaming calls of the real jar, over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpWireIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final String TOOL = "slack.messages.history";

    private final WireMockServer slack = SlackWire.take();
    private final HubProcess hub = SharedHub.HTTPS.process();
    private final HubUser ada = SharedHub.HTTPS.person("wire");
    private final String token = ada.token("wire");
    private final McpWire mcp = new McpWire(hub.port(), token);

    @BeforeAll
    void connect() {
        ada.connect("slack", "xoxp-stand-in-of-the-wire");
    }

    /** The rows of the table that mean the same with the hub's own tools. */
    static Stream<Arguments> rows() {
        return RequestChecksTest.rows().filter(row -> !row.get()[0].toString().startsWith("param header"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void requestWhenSentOverASocketThenAnswerIsThatOfTheTable(String what, String method, String body, int status, Integer code, String[] more) {
        List<Map.Entry<String, String>> headers = headers("Authorization", "Bearer " + token);
        add(headers, "Content-Type", "application/json; charset=utf-8", more);
        add(headers, "Accept", "application/json, text/event-stream", more);
        for (int i = 0; i < more.length; i += 2) {
            headers.add(Map.entry(more[i], more[i + 1].replace("127.0.0.1:8000", "127.0.0.1:" + hub.port())));
        }
        try (RawHttp answer = send(method, "/mcp", headers, body)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            String received = answer.body(SOON);
            if (!method.equals("HEAD")) {
                RequestChecksTest.assertBody(received, code);
            }
        }
    }

    static Stream<Arguments> nobodys() {
        return Stream.of(
                Arguments.of("no token", "POST", "/mcp", 401, pairs()),
                Arguments.of("GET without token", "GET", "/mcp", 401, pairs()),
                Arguments.of("no token below the endpoint", "POST", "/mcp/x", 401, pairs()),
                Arguments.of("bad token", "POST", "/mcp", 401, pairs("Authorization", "Bearer wrong")),
                Arguments.of("token in the query", "POST", "/mcp?access_token=TOKEN", 401, pairs()),
                Arguments.of("two tokens", "POST", "/mcp", 400, pairs("Authorization", "Bearer TOKEN", "Authorization", "Bearer TOKEN")),
                Arguments.of("another scheme", "POST", "/mcp", 401, pairs("Authorization", "Basic YTpi")),
                Arguments.of("foreign origin before the token", "POST", "/mcp", 403, pairs("Origin", "https://evil.example")),
                Arguments.of("foreign origin with a token", "POST", "/mcp", 403, pairs("Origin", "https://evil.example", "Authorization", "Bearer TOKEN")),
                Arguments.of("two origins", "POST", "/mcp", 403, pairs("Origin", "https://claude.ai", "Origin", "https://claude.ai")),
                Arguments.of("allowed origin without token", "POST", "/mcp", 401, pairs("Origin", "https://claude.ai")),
                Arguments.of("allowed origin", "DELETE", "/mcp", 405, pairs("Origin", "https://claude.ai", "Authorization", "Bearer TOKEN")),
                Arguments.of("below the endpoint", "POST", "/mcp/x", 404, pairs("Authorization", "Bearer TOKEN")),
                Arguments.of("below the endpoint", "GET", "/mcp/x", 404, pairs("Authorization", "Bearer TOKEN")),
                Arguments.of("metadata that is not there", "GET", "/mcp/.well-known/nothing", 404, pairs()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nobodys")
    void requestWhenItStopsBeforeItsMessageThenJsonRpcWithTheRightHeaders(String what, String method, String path, int status, String[] more) {
        String[] real = Arrays.stream(more).map(v -> v.replace("TOKEN", token)).toArray(String[]::new);
        List<Map.Entry<String, String>> headers = headers(real);
        headers.add(Map.entry("Content-Type", "application/json"));
        try (RawHttp answer = send(method, path.replace("TOKEN", token), headers, method.equals("POST") ? "{}" : "")) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(status == 401 || status == 400);
            boolean allowed = real.length > 1 && real[1].equals("https://claude.ai") && status != 403;
            assertThat(answer.header("Access-Control-Allow-Origin").isPresent()).isEqualTo(allowed);
            if (allowed) {
                assertThat(answer.header("Access-Control-Expose-Headers").orElse("")).contains("WWW-Authenticate");
            }
            JsonNode body = Json.read(answer.body(SOON));
            assertThat(body.at("/error/code").asInt()).isEqualTo(-32600);
            assertThat(body.has("id")).isFalse();
        }
    }

    @Test
    void preflightWhenAllowedThenItNeedsNoToken() {
        try (RawHttp answer = send("OPTIONS", "/mcp", headers("Origin", "https://claude.ai", "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization, mcp-method, mcp-param-limit"), "")) {
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://claude.ai");
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST, OPTIONS");
            assertThat(answer.header("Access-Control-Allow-Headers").orElse("")).contains("Authorization", "Mcp-Method", "mcp-param-limit");
        }
    }

    @Test
    void traceWhenSentThenNothingComesBack() {
        try (RawHttp answer = send("TRACE", "/mcp", headers("Authorization", "Bearer " + token), "")) {
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.body(SOON)).isEmpty();
        }
    }

    @Test
    void bodyWhenTooLargeThen413() {
        List<Map.Entry<String, String>> headers = headers("Authorization", "Bearer " + token, "Content-Type", "application/json");
        try (RawHttp answer = send("POST", "/mcp", headers, "\"" + "x".repeat(1_100_000) + "\"")) {
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @Test
    void callWhenItTakesLongerThanTenSecondsThenTheAnswerIsAStreamWithComments() {
        slow("C000SLOWX1", 12_500);
        try (RawHttp call = mcp.modern("1", "tools/call", TOOL, arguments("C000SLOWX1"))) {
            String all = call.until("\r\n0\r\n\r\n", LATER);
            assertThat(call.header("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(call.header("X-Accel-Buffering")).contains("no");
            assertThat(all).contains(": keepalive").contains("\"id\":1,\"result\"").contains("\"isError\":false");
        }
        assertThat(row("C000SLOWX1").get("status").asText()).isEqualTo("ok");
    }

    @Test
    void callWhenTheModernClientClosesThenItsRequestToSlackEnds() {
        slow("C000GONEX1", 19_000);
        RawHttp call = mcp.modern("1", "tools/call", TOOL, arguments("C000GONEX1"));
        awaitSlack("C000GONEX1");
        call.close();
        long closed = System.nanoTime();

        JsonNode row = finished("C000GONEX1");

        assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(15));
        assertThat(row.get("status").asText()).isEqualTo("error");
        assertThat(row.get("error_class").asText()).isEqualTo("cancelled");
    }

    @Test
    void callWhenTheLegacyClientClosesThenItGoesOn() {
        slow("C000LEFTX1", 14_000);
        RawHttp call = mcp.legacy("1", "tools/call", arguments("C000LEFTX1"));
        awaitSlack("C000LEFTX1");
        call.close();

        JsonNode row = finished("C000LEFTX1");

        assertThat(row.get("status").asText()).isEqualTo("ok");
        assertThat(row.get("duration_ms").asLong()).isGreaterThan(13_000);
    }

    @Test
    void callWhenTheLegacyClientCancelsItThenItEndsWithoutAnAnswer() {
        slow("C000STOPX1", 19_000);
        try (RawHttp call = mcp.legacy("\"c1\"", "tools/call", arguments("C000STOPX1"))) {
            awaitSlack("C000STOPX1");
            try (RawHttp other = mcp.legacy(null, "notifications/cancelled", "\"requestId\":\"c2\"")) {
                assertThat(other.status()).isEqualTo(202);
            }
            try (RawHttp cancel = mcp.legacy(null, "notifications/cancelled", "\"requestId\":\"c1\"")) {
                assertThat(cancel.status()).isEqualTo(202);
            }
            assertThat(finished("C000STOPX1").get("duration_ms").asLong()).isLessThan(10_000);
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.text()).doesNotContain("\"result\"").doesNotContain("\"error\"");
        }
    }

    @Test
    void callsWhenTooManyRunThen429SaysWhenToComeBack() {
        slow("C000MANYX1", 6_000);
        List<RawHttp> running = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                running.add(mcp.modern(String.valueOf(i), "tools/call", TOOL, arguments("C000MANYX1")));
            }
            Awaitility.await().atMost(SOON).untilAsserted(() -> slack.verify(8,
                    postRequestedFor(urlPathEqualTo("/api/conversations.history")).withRequestBody(containing("C000MANYX1"))));
            try (RawHttp ninth = mcp.modern("9", "tools/call", TOOL, arguments("C000MANYX1"))) {
                assertThat(ninth.status()).isEqualTo(429);
                assertThat(ninth.header("Retry-After")).isPresent();
                assertThat(ninth.until("}}", SOON)).contains("-31429").contains("\"id\":9");
            }
            // The next test needs the slots.
            running.forEach(call -> call.until("\"result\"", LATER));
        } finally {
            running.forEach(RawHttp::close);
        }
    }

    /** Slack answers for this channel little by little, until so many milliseconds have passed. */
    private void slow(String channel, int millis) {
        String conversation = "{\"ok\":true,\"channel\":{\"id\":\"" + channel + "\",\"name\":\"slow\",\"is_channel\":true,\"is_member\":true}}";
        slack.stubFor(post(urlPathEqualTo("/api/conversations.info")).withRequestBody(containing(channel)).willReturn(okJson(conversation)));
        slack.stubFor(post(urlPathEqualTo("/api/conversations.history")).withRequestBody(containing(channel)).willReturn(aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("{\"ok\":true,\"messages\":[],\"has_more\":false}" + " ".repeat(40))
                .withChunkedDribbleDelay(20, millis)));
    }

    private void awaitSlack(String channel) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> slack.verify(1,
                postRequestedFor(urlPathEqualTo("/api/conversations.history")).withRequestBody(containing(channel))));
    }

    private JsonNode finished(String channel) {
        Awaitility.await().atMost(LATER).pollInterval(Duration.ofMillis(200)).until(() -> !row(channel).path("status").asText("started").equals("started"));
        return row(channel);
    }

    private JsonNode row(String channel) {
        for (JsonNode row : ada.get("/api/audit?tool=" + TOOL + "&limit=50").get("items")) {
            if (row.path("arguments").toString().contains(channel)) {
                return row;
            }
        }
        return Json.read("{}");
    }

    private static String arguments(String channel) {
        return "\"name\":\"" + TOOL + "\",\"arguments\":{\"channel\":\"" + channel + "\"}";
    }

    private RawHttp send(String method, String path, List<Map.Entry<String, String>> headers, String body) {
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry("Connection", "close"));
        return RawHttp.send(hub.port(), method, path, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(List<Map.Entry<String, String>> headers, String name, String value, String[] unless) {
        if (Arrays.stream(unless).noneMatch(name::equals)) {
            headers.add(Map.entry(name, value));
        }
    }

    private static List<Map.Entry<String, String>> headers(String... pairs) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(Map.entry(pairs[i], pairs[i + 1]));
        }
        return headers;
    }

    private static String[] pairs(String... pairs) {
        return pairs;
    }
}
