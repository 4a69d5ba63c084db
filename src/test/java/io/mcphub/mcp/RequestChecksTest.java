package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer of {@code /mcp} to every kind of request, one row each. */
class RequestChecksTest {
    private static final String EMPTY = "";
    /** In place of an error code: a result within a batch, or as an event. */
    static final int BATCH = 1;
    static final int STREAM = 2;
    private static final String V = "MCP-Protocol-Version";
    private static final String M = "Mcp-Method";
    private static final String N = "Mcp-Name";
    private static final String NOW = "2026-07-28";

    private final McpFixture mcp = new McpFixture();

    /** What is sent: HTTP method, body, extra headers; what is expected: status, error code (0: a result; null: no body). */
    static Stream<Arguments> rows() {
        return Stream.of(
                row("foreign origin", "POST", legacy("ping", ""), 403, -32600, "Origin", "https://evil.example"),
                row("null origin", "POST", legacy("ping", ""), 403, -32600, "Origin", "null"),
                row("foreign origin's preflight", "OPTIONS", EMPTY, 403, -32600, "Origin", "https://evil.example"),
                row("own origin", "POST", legacy("ping", ""), 200, 0, "Origin", "https://hub.example.com"),
                row("local origin", "POST", legacy("ping", ""), 200, 0, "Origin", "http://127.0.0.1:8000"),
                row("GET", "GET", EMPTY, 405, -32600),
                row("DELETE", "DELETE", EMPTY, 405, -32600),
                row("PUT", "PUT", EMPTY, 405, -32600),
                row("HEAD", "HEAD", EMPTY, 405, null),
                row("PATCH", "PATCH", EMPTY, 405, -32600),
                row("PROPFIND", "PROPFIND", EMPTY, 405, -32600),
                row("unparsable content type", "POST", legacy("ping", ""), 415, -32600, "Content-Type", "///;;"),
                row("empty content type", "POST", legacy("ping", ""), 415, -32600, "Content-Type", ""),
                row("two content types", "POST", legacy("ping", ""), 415, -32600, "Content-Type", "application/json, application/json"),
                row("form", "POST", "a=b", 415, -32600, "Content-Type", "application/x-www-form-urlencoded"),
                row("content type in capitals", "POST", legacy("ping", ""), 200, 0, "Content-Type", "Application/JSON;charset=UTF-8"),
                row("accepts streams alone", "POST", legacy("ping", ""), 200, STREAM, "Accept", "text/event-stream"),
                row("accepts JSON alone", "POST", legacy("ping", ""), 200, 0, "Accept", "application/json"),
                row("byte order mark", "POST", "\ufeff" + legacy("ping", ""), 400, -32700),
                row("control character", "POST", legacy("pi\u0000ng", ""), 400, -32700),
                row("batch", "POST", "[" + legacy("ping", "") + "]", 200, BATCH),
                row("batch of its revision", "POST", "[" + legacy("ping", "") + "]", 200, BATCH, V, "2025-03-26"),
                row("batch of a later revision", "POST", "[" + legacy("ping", "") + "]", 400, -32600, V, "2025-06-18"),
                row("batch in the modern era", "POST", "[" + legacy("ping", "") + "]", 400, -32600, V, NOW),
                row("batch with a modern element", "POST", "[" + modern("tools/list", "", NOW) + "]", 400, -32600),
                row("empty batch", "POST", "[]", 400, -32600),
                row("batch of notifications", "POST", "[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}]", 202, null),
                row("batch of responses", "POST", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]", 202, null),
                row("batch that is too long", "POST", "[" + "{},".repeat(50) + "{}]", 400, -32600),
                row("too deep", "POST", "[".repeat(65) + "]".repeat(65), 400, -32600),
                row("id that is a large integer", "POST", "{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"ping\"}", 200, 0),
                row("id true", "POST", "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}", 400, -32600),
                row("method that is a number", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}", 400, -32600),
                row("bad content type", "POST", "{}", 415, -32600, "Content-Type", "text/plain"),
                row("accepts neither form", "POST", legacy("ping", ""), 406, -32600, "Accept", "text/html"),
                row("accepts anything", "POST", legacy("ping", ""), 200, 0, "Accept", "*/*"),
                row("no JSON", "POST", "{\"jsonrpc\":", 400, -32700),
                row("empty body", "POST", EMPTY, 400, -32700),
                row("two documents", "POST", "{} {}", 400, -32700),
                row("half a surrogate pair", "POST", "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"ping\"}", 400, -32700),
                row("duplicate member", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}", 400, -32600),
                row("empty object", "POST", "{}", 400, -32600),
                row("a string", "POST", "\"ping\"", 400, -32600),
                row("jsonrpc 1.0", "POST", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", 400, -32600),
                row("id null", "POST", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", 400, -32600),
                row("id fraction", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", 400, -32600),
                row("id object", "POST", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", 400, -32600),
                row("params array", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":[]}", 200, -32602),
                row("initialize of 1999", "POST", legacy("initialize", "\"protocolVersion\":\"1999-01-01\""), 200, 0),
                row("initialize of 2026", "POST", legacy("initialize", "\"protocolVersion\":\"2026-07-28\""), 200, 0),
                row("initialize without version", "POST", legacy("initialize", ""), 200, -32602),
                row("initialize of 1999 in body and header", "POST", legacy("initialize", "\"protocolVersion\":\"1999-01-01\""), 200, 0, V, "1999-01-01"),
                row("initialize with a header that is no version", "POST", legacy("initialize", "\"protocolVersion\":\"2025-11-25\""), 200, 0, V, "latest"),
                row("initialize with modern header", "POST", legacy("initialize", "\"protocolVersion\":\"2025-11-25\""), 400, -32020, V, NOW),
                row("initialize with modern meta", "POST", modern("initialize", "", NOW), 404, -32601, V, NOW, M, "initialize"),
                row("legacy ping without header", "POST", legacy("ping", ""), 200, 0),
                row("legacy header of 1999", "POST", legacy("ping", ""), 400, -32600, V, "1999-01-01"),
                row("legacy unknown method", "POST", legacy("no/such", ""), 200, -32601, V, "2025-11-25"),
                row("legacy discover", "POST", legacy("server/discover", ""), 200, -32601, V, "2025-11-25"),
                row("legacy bad session", "POST", legacy("ping", ""), 404, -32600, "Mcp-Session-Id", "v1.x.y"),
                row("legacy notification", "POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", 202, null),
                row("legacy response", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", 202, null),
                row("modern response", "POST", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", 400, -32600, V, NOW),
                row("version in lower-case header with white space", "POST", legacy("ping", ""), 200, 0, "mcp-protocol-version", " \t2025-11-25\t "),
                row("version twice", "POST", legacy("ping", ""), 400, -32600, V, "2025-11-25,2025-11-25"),
                row("legacy request with modern method header", "POST", legacy("ping", ""), 200, 0, V, "2025-11-25", M, "tools/call"),
                row("legacy cursor", "POST", legacy("tools/list", "\"cursor\":\"x\""), 200, -32602, V, "2025-11-25"),
                row("legacy cursor empty", "POST", legacy("tools/list", "\"cursor\":\"\""), 200, 0, V, "2025-11-25"),
                row("legacy cursor object", "POST", legacy("tools/list", "\"cursor\":{}"), 200, -32602, V, "2025-11-25"),
                row("legacy cursor null", "POST", legacy("tools/list", "\"cursor\":null"), 200, 0, V, "2025-11-25"),
                row("legacy task is ignored", "POST", legacy("tools/list", "\"task\":{\"ttl\":1}"), 200, 0, V, "2025-11-25"),
                row("legacy logging", "POST", legacy("logging/setLevel", "\"level\":\"info\""), 200, -32601, V, "2025-11-25"),
                row("legacy listen", "POST", legacy("subscriptions/listen", ""), 200, -32601, V, "2025-11-25"),
                row("modern session and event id are ignored", "POST", modern("tools/list", "", NOW), 200, 0, V, NOW, M, "tools/list", "Mcp-Session-Id", "x", "Last-Event-ID", "1"),
                row("modern logging", "POST", modern("logging/setLevel", "", NOW), 404, -32601, V, NOW, M, "logging/setLevel"),
                row("modern subscribe", "POST", modern("resources/subscribe", "", NOW), 404, -32601, V, NOW, M, "resources/subscribe"),
                row("modern task", "POST", modern("tasks/get", "\"taskId\":\"1\"", NOW), 404, -32601, V, NOW, M, "tasks/get"),
                row("modern completion", "POST", modern("completion/complete", "", NOW), 404, -32601, V, NOW, M, "completion/complete"),
                row("modern listen without filter", "POST", modern("subscriptions/listen", "", NOW), 200, -32602, V, NOW, M, "subscriptions/listen"),
                row("modern listen for JSON alone", "POST", modern("subscriptions/listen", "\"notifications\":{}", NOW), 406, -32600,
                        V, NOW, M, "subscriptions/listen", "Accept", "application/json"),
                row("client info of the wrong type", "POST", modern("tools/list", "", NOW).replace("\"_meta\":{", "\"_meta\":{\"io.modelcontextprotocol/clientInfo\":7,"),
                        400, -32602, V, NOW, M, "tools/list"),
                row("method header with white space", "POST", modern("tools/list", "", NOW), 200, 0, V, NOW, M, "  tools/list\t"),
                row("method header in Base64", "POST", modern("tools/list", "", NOW), 200, 0, V, NOW, M, "=?base64?dG9vbHMvbGlzdA==?="),
                row("method header twice", "POST", modern("tools/list", "", NOW), 400, -32020, V, NOW, M, "tools/list,tools/list"),
                row("name with one marker is literal", "POST", call("no.such.tool").replace("no.such.tool", "=?base64?x"), 200, -32602,
                        V, NOW, M, "tools/call", N, "=?base64?x"),
                row("name in Base64 that is not UTF-8", "POST", call("slack.messages.post"), 400, -32020, V, NOW, M, "tools/call", N, "=?base64?/w==?="),
                row("markers in capitals are literal", "POST", call("slack.messages.post"), 400, -32020, V, NOW, M, "tools/call", N, "=?BASE64?c2xhY2subWVzc2FnZXMucG9zdA==?="),
                row("name that is no string", "POST", call("x").replace("\"name\":\"x\"", "\"name\":5"), 400, -32020, V, NOW, M, "tools/call", N, "5"),
                row("modern ping", "POST", modern("ping", "", NOW), 404, -32601, V, NOW, M, "ping"),
                row("modern header without meta", "POST", legacy("tools/list", ""), 400, -32602, V, NOW, M, "tools/list"),
                row("meta without capabilities", "POST", legacy("tools/list", "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}"),
                        400, -32602, V, NOW, M, "tools/list"),
                row("bad log level", "POST", modern("tools/list", "", NOW).replace("\"_meta\":{", "\"_meta\":{\"io.modelcontextprotocol/logLevel\":\"loud\","),
                        400, -32602, V, NOW, M, "tools/list"),
                row("header modern, meta v999", "POST", modern("tools/list", "", "v999"), 400, -32020, V, NOW, M, "tools/list"),
                row("both v999", "POST", modern("tools/list", "", "v999"), 400, -32022, V, "v999", M, "tools/list"),
                row("both 2025-11-25", "POST", modern("tools/list", "", "2025-11-25"), 400, -32022, V, "2025-11-25", M, "tools/list"),
                row("missing version header", "POST", modern("tools/list", "", NOW), 400, -32020, M, "tools/list"),
                row("missing method header", "POST", modern("tools/list", "", NOW), 400, -32020, V, NOW),
                row("other method header", "POST", modern("tools/list", "", NOW), 400, -32020, V, NOW, M, "tools/call"),
                row("method header in other case", "POST", modern("tools/list", "", NOW), 400, -32020, V, NOW, M, "Tools/List"),
                row("modern list", "POST", modern("tools/list", "", NOW), 200, 0, V, NOW, M, "tools/list"),
                row("modern discover", "POST", modern("server/discover", "", NOW), 200, 0, V, NOW, M, "server/discover"),
                row("name missing", "POST", call("slack.messages.post"), 400, -32020, V, NOW, M, "tools/call"),
                row("name differs", "POST", call("slack.messages.post"), 400, -32020, V, NOW, M, "tools/call", N, "slack.messages.delete"),
                row("name plain", "POST", call("slack.messages.post"), 200, 0, V, NOW, M, "tools/call", N, "slack.messages.post"),
                row("name in Base64", "POST", call("slack.messages.post"), 200, 0, V, NOW, M, "tools/call", N, "=?base64?c2xhY2subWVzc2FnZXMucG9zdA==?="),
                row("Base64 without padding", "POST", call("slack.messages.post"), 400, -32020, V, NOW, M, "tools/call", N, "=?base64?c2xhY2subWVzc2FnZXMucG9zdA?="),
                row("unknown tool", "POST", call("no.such.tool"), 200, -32602, V, NOW, M, "tools/call", N, "no.such.tool"),
                row("unknown cursor", "POST", modern("tools/list", "\"cursor\":\"x\"", NOW), 200, -32602, V, NOW, M, "tools/list"),
                row("arguments are text", "POST", call("slack.messages.post").replace("\"arguments\":{}", "\"arguments\":\"x\""), 200, -32602,
                        V, NOW, M, "tools/call", N, "slack.messages.post"),
                row("resources are not offered", "POST", modern("resources/read", "\"uri\":\"x:y\"", NOW), 404, -32601, V, NOW, M, "resources/read", N, "x:y"),
                row("param header missing", "POST", limit("42"), 400, -32020, V, NOW, M, "tools/call", N, "slack.messages.history"),
                row("param header equal as a number", "POST", limit("42"), 200, 0, V, NOW, M, "tools/call", N, "slack.messages.history", "Mcp-Param-Limit", "42.0"),
                row("param header not expected", "POST", limit("null"), 400, -32020, V, NOW, M, "tools/call", N, "slack.messages.history", "Mcp-Param-Limit", "1"),
                row("modern notification", "POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}", 202, null, V, NOW),
                row("modern notification against its header", "POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}", 400, -32020, V, NOW, M, "ping"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void requestWhenItReachesItsStepThenAnswerIsTheListedOne(String what, String method, String body, int status, Integer code, String[] headers) {
        McpAnswer answer = mcp.answer(method, body.getBytes(StandardCharsets.UTF_8), McpFixture.alice(), Map.of(), headers);

        assertThat(answer.status()).isEqualTo(status);
        if (!method.equals("HEAD")) {
            assertBody(new String(answer.body(), StandardCharsets.UTF_8), code);
        }
    }

    static void assertBody(String body, Integer code) {
        if (code == null) {
            assertThat(body).isEmpty();
            return;
        }
        JsonNode json = switch (code) {
            case STREAM -> Json.read(body.substring("event: message\ndata: ".length()));
            case BATCH -> Json.read(body).get(0);
            default -> Json.read(body);
        };
        if (code >= 0) {
            assertThat(json.has("result")).as(body).isTrue();
        } else {
            assertThat(json.at("/error/code").asInt()).as(body).isEqualTo(code);
            assertThat(json.has("result")).isFalse();
        }
    }

    @Test
    void idWhenItIsALargeIntegerThenItIsEchoedUnchanged() {
        McpAnswer answer = mcp.post("{\"jsonrpc\":\"2.0\",\"id\":9223372036854775807,\"method\":\"ping\"}");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"id\":9223372036854775807");
        assertThat(new String(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"ping\"}").body(), StandardCharsets.UTF_8)).contains("\"id\":\"1\"");
    }

    @Test
    void idWhenItCannotBeReadThenItIsLeftOut() {
        assertThat(McpFixture.json(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}")).has("id")).isFalse();
        assertThat(McpFixture.json(mcp.post("{\"id\":5}")).get("id").asInt()).isEqualTo(5);
    }

    @Test
    void getWhenRefusedThenAllowNamesTheMethods() {
        assertThat(mcp.answer("GET", new byte[0], McpFixture.alice(), Map.of()).headers()).containsEntry("Allow", "POST, OPTIONS");
    }

    @Test
    void callerWhenAbsentThenChallengeNamesTheMetadata() {
        McpAnswer answer = mcp.answer("POST", "{}".getBytes(StandardCharsets.UTF_8), null, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("WWW-Authenticate")).contains("https://hub.example.com/.well-known/oauth-protected-resource/mcp");
    }

    @Test
    void preflightWhenOriginIsAllowedThenHeadersAreAllowed() {
        McpAnswer answer = mcp.answer("OPTIONS", new byte[0], null, Map.of(), "Origin", "https://claude.ai",
                "Access-Control-Request-Headers", "authorization, mcp-param-limit, x-evil");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "https://claude.ai");
        assertThat(answer.headers().get("Access-Control-Allow-Headers")).contains("Mcp-Session-Id", "mcp-param-limit").doesNotContain("x-evil");
        assertThat(answer.headers().get("Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    }

    @Test
    void originWhenConfiguredThenItIsAllowed() {
        mcp.settings.put("MCP_ALLOWED_ORIGINS", "https://inspector.example/");
        assertThat(mcp.post(legacy("ping", ""), "Origin", "https://inspector.example").status()).isEqualTo(200);
    }

    @Test
    void originWhenAListIsConfiguredThenItReplacesTheUsualOne() {
        mcp.settings.put("MCP_ALLOWED_ORIGINS", "https://inspector.example");
        assertThat(mcp.post(legacy("ping", ""), "Origin", "https://claude.ai").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"https://App.example:443/, https://app.example, 200", "http://[::1]:80, http://[::1], 200", "https://app.example:8443, https://app.example, 403", "http://app.example:443, http://app.example, 403"})
    void originWhenListedWithItsUsualPortThenAsBrowsersSendIt(String listed, String origin, int status) {
        mcp.settings.put("MCP_ALLOWED_ORIGINS", listed);
        assertThat(mcp.post(legacy("ping", ""), "Origin", origin).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"https://claude.ai,,200", "https://claude.com,,200", "https://chatgpt.com,,200", "http://localhost:6274,,200", "http://localhost:6274,production,403", "https://evil.example,,403"})
    void originWhenNoListIsConfiguredThenTheUsualClientsAndTheInspectorInDevelopment(String origin, String environment, int status) {
        if (environment != null) {
            mcp.settings.put("HUB_ENV", environment);
        }
        assertThat(mcp.post(legacy("ping", ""), "Origin", origin).status()).isEqualTo(status);
    }

    @Test
    void bodyWhenCodingIsUnknownThen415WithTheKnownOne() {
        McpAnswer answer = mcp.post(legacy("ping", ""), "Content-Encoding", "br");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers()).containsEntry("Accept-Encoding", "gzip");
    }

    @Test
    void initializeWhenRevisionIs20241105ThenEchoedAndServedAsTheNearest() {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
        McpAnswer answer = mcp.post(body);
        assertThat(McpFixture.json(answer).at("/result/protocolVersion").asText()).isEqualTo("2024-11-05");
        assertThat(McpFixture.json(answer).at("/result/serverInfo").has("title")).isFalse();
        String session = answer.headers().get("Mcp-Session-Id");
        JsonNode tools = McpFixture.json(mcp.post(legacy("tools/list", ""), "Mcp-Session-Id", session, "MCP-Protocol-Version", "2024-11-05")).at("/result/tools");
        assertThat(tools.get(0).has("title")).isFalse();
        assertThat(tools.get(0).has("outputSchema")).isFalse();
    }

    @Test
    void versionWhenUnknownThenRefusedWithTheOnesThatTheHubSpeaks() {
        JsonNode error = McpFixture.json(mcp.post(legacy("ping", ""), "MCP-Protocol-Version", "1999-01-01")).get("error");
        assertThat(error.get("message").asText()).contains("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    }

    @Test
    void paramsWhenNullThenAsIfAbsent() {
        assertThat(McpFixture.json(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":null}")).at("/result/tools")).isNotEmpty();
        assertThat(McpFixture.json(mcp.post(legacy("tools/call", "\"name\":\"hub_integrations_list\",\"arguments\":null"))).has("result")).isTrue();
    }

    @Test
    void bodyWhenTooLargeThen413() {
        mcp.settings.put("MCP_MAX_BODY_BYTES", "20");
        assertThat(mcp.post(legacy("ping", "")).status()).isEqualTo(413);
    }

    @Test
    void bodyWhenTooDeepThenInvalidRequest() {
        for (int depth : new int[] {65, 5000}) {
            JsonNode answer = McpFixture.json(mcp.post("[".repeat(depth) + "]".repeat(depth)));
            assertThat(answer.at("/error/code").asInt()).as("depth %d", depth).isEqualTo(-32600);
        }
        mcp.settings.put("MCP_MAX_DEPTH", "3");
        assertThat(mcp.post(legacy("ping", "\"a\":{}")).status()).isEqualTo(200);
        assertThat(mcp.post(legacy("ping", "\"a\":{\"b\":{}}")).status()).isEqualTo(400);
    }

    @Test
    void bodyWhenNotUtf8ThenParseError() {
        McpAnswer answer = mcp.answer("POST", new byte[] {'"', (byte) 0xC3, '"'}, McpFixture.alice(), Map.of());
        assertThat(McpFixture.json(answer).at("/error/code").asInt()).isEqualTo(-32700);
        assertThat(mcp.answer("POST", legacy("ping", "").getBytes(StandardCharsets.UTF_16), McpFixture.alice(), Map.of()).status()).isEqualTo(400);
    }

    @Test
    void answerWhenOnlyStreamsAreAcceptedThenItIsOneEvent() {
        McpAnswer answer = mcp.post(legacy("ping", ""), "Accept", "text/event-stream");
        assertThat(answer.headers()).containsEntry("Content-Type", "text/event-stream").containsEntry("X-Accel-Buffering", "no");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("event: message\ndata: {").endsWith("}\n\n");
    }

    @Test
    void unsupportedVersionWhenNamedThenDataListsOursAndEchoesIt() {
        JsonNode data = McpFixture.json(mcp.post(modern("tools/list", "", "v999"), V, "v999", M, "tools/list")).at("/error/data");
        assertThat(data).hasToString("{\"supported\":[\"2026-07-28\"],\"requested\":\"v999\"}");
    }

    private static Arguments row(String what, String method, String body, int status, Integer code, String... headers) {
        return Arguments.of(what, method, body, status, code, headers);
    }

    private static String legacy(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static String modern(String method, String params, String version) {
        String meta = McpFixture.MODERN_META.replace("2026-07-28", version);
        return legacy(method, params.isEmpty() ? meta : params + "," + meta);
    }

    private static String call(String tool) {
        return modern("tools/call", "\"name\":\"" + tool + "\",\"arguments\":{}", NOW);
    }

    private static String limit(String value) {
        return modern("tools/call", "\"name\":\"slack.messages.history\",\"arguments\":{\"limit\":" + value + "}", NOW);
    }
}
