package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.ModernEnvelope;
import io.mcphub.platform.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What a broken or hostile client sends: good messages with something wrong in them, and nonsense. */
final class HostileSamples {
    private static final String META = McpFixture.MODERN_META;
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1.5", "1e999", "-1e-999", "-0", "1e400000000", "9".repeat(400), "9".repeat(1200),
            "9223372036854775808", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\ud83d\ude00\"", "\"" + "x".repeat(70_000) + "\"", "[]", "{}", "[[[]]]",
            "{\"\":{}}", "{\"a\":1,\"a\":2}", "[".repeat(70) + "]".repeat(70), "{\"a\":".repeat(63) + "1" + "}".repeat(63), "[".repeat(2000) + "]".repeat(2000),
            "NaN", "-Infinity", "'x'", "01", "+1", "0x1", "// c\n1", "\"2.0\"", "\"tools/call\"", "\"__proto__\"", "\"${jndi:ldap://127.0.0.1/a}\"",
            "{\"name\":1,\"arguments\":[]}", "{\"name\":\"slack.messages.post\",\"arguments\":null}", "{\"cursor\":null}", "{\"requestId\":{}}", "{\"protocolVersion\":[]}",
            "{\"_meta\":null}", "{\"_meta\":[]}", "{\"_meta\":{\"progressToken\":{}}}", "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":7}}",
            "{\"notifications\":{\"toolsListChanged\":\"yes\"}," + META + "}", "{\"inputResponses\":7,\"requestState\":{}," + META + "}",
            "{\"name\":\"hub.integrations.list\",\"arguments\":{},\"requestState\":\"v1.x.y\",\"inputResponses\":{\"a\":{\"action\":\"accept\"}}," + META + "}",
            "{" + META + "}", "{\"name\":\"slack.messages.history\",\"arguments\":{\"limit\":{}}," + META + "}");
    private static final List<String> METHODS = List.of("ping", "initialize", "server/discover", "tools/list", "tools/call", "notifications/cancelled",
            "notifications/initialized", "resources/read", "prompts/get", "subscriptions/listen", "\\u0000", "", "\\\"", "TOOLS/LIST", "tools/list/", "../tools/list");
    private static final List<String> GOOD = List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":{}}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.integrations.list\",\"arguments\":{},\"_meta\":{\"progressToken\":1}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":3,\"reason\":\"\u00e9\"}}",
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"},{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}]",
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"server/discover\",\"params\":{" + META + "}}",
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\",\"params\":{" + META + "}}",
            "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"tools/call\",\"params\":{\"name\":\"hub.integrations.list\",\"arguments\":{\"include_tools\":true}," + META + "}}",
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":{\"toolsListChanged\":true}," + META + "}}");
    private static final List<String> HEADER_VALUES = List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "v999", "", "tools/call", "tools/list", "server/discover",
            "subscriptions/listen", "hub.integrations.list", "slack.messages.post", "=?base64?", "=?base64??=", "=?base64?%%?=", "=?base64?/w==?=", "\u00ff", "v1..", "v1.a.b", "...",
            "1e9999999", "claude", "text/event-stream", "application/json", "*/*;q=0", ",,,;;;=", "x".repeat(1000));
    private static final List<String> HEADERS = List.of("MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", "Mcp-Session-Id", "Mcp-Param-Limit", "Accept", "User-Agent",
            "Last-Event-ID", "X-MCP-Tool-Format");
    private static final List<Charset> WRONG = List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"), Charset.forName("IBM037"));
    /** What only our own insides would say. */
    private static final List<String> INTERNALS = List.of("Exception", "io.mcphub.", "com.fasterxml", "java.", "jakarta.", "[Source", "at line", "StackTrace", "<html");

    private HostileSamples() {}

    /** A body with its extra headers. */
    record Sample(byte[] body, Map<String, String> headers) {
        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return headers + " " + text.substring(0, Math.min(400, text.length()));
        }
    }

    static Arbitrary<Sample> all() {
        Arbitrary<byte[]> bodies = Arbitraries.frequencyOf(
                Tuple.of(4, composed().map(HostileSamples::utf8)),
                Tuple.of(4, wrongInside().map(HostileSamples::utf8)),
                Tuple.of(2, truncated()),
                Tuple.of(2, wronglyEncoded()),
                Tuple.of(2, flipped()),
                Tuple.of(1, Arbitraries.of(GOOD).map(HostileSamples::utf8)),
                Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(300)));
        Arbitrary<Map<String, String>> contradicting = Arbitraries.maps(Arbitraries.of(HEADERS), Arbitraries.of(HEADER_VALUES)).ofMaxSize(4);
        return Combinators.combine(bodies, contradicting, Arbitraries.of(true, true, false))
                .as((body, headers, fitting) -> new Sample(body, fitting ? fit(body, headers) : headers));
    }

    /** With the headers that get the message past the first checks, contradicted by at most one. */
    private static Map<String, String> fit(byte[] body, Map<String, String> contradicting) {
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        if (text.contains("2026-07-28")) {
            headers.put("MCP-Protocol-Version", "2026-07-28");
            METHODS.stream().filter(m -> !m.isEmpty() && text.contains("\"method\":\"" + m + "\"")).findFirst().ifPresent(m -> headers.put("Mcp-Method", m));
            if (text.contains("tools/call")) {
                headers.put("Mcp-Name", "hub.integrations.list");
            }
        }
        contradicting.entrySet().stream().limit(headers.isEmpty() ? 4 : contradicting.size() / 3).forEach(e -> headers.put(e.getKey(), e.getValue()));
        return headers;
    }

    private static Arbitrary<String> composed() {
        Arbitrary<String> values = Arbitraries.of(VALUES);
        Arbitrary<String> methods = Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(METHODS).map(m -> '"' + m + '"')), Tuple.of(1, values));
        Arbitrary<String> ids = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of("1", "\"a\"")), Tuple.of(2, values));
        Arbitrary<String> one = Combinators.combine(ids, methods, values, Arbitraries.of("id", "ID", "result", "error"), Arbitraries.of("2.0", "2.0", "2.0", "1.0"))
                .as((id, method, params, idName, version) ->
                        "{\"jsonrpc\":\"" + version + "\",\"" + idName + "\":" + id + ",\"method\":" + method + ",\"params\":" + params + "}");
        return Arbitraries.oneOf(one, one, one, values, one.list().ofMaxSize(60).map(all -> "[" + String.join(",", all) + "]"));
    }

    /** A good message in which one value is another one. */
    private static Arbitrary<String> wrongInside() {
        return Combinators.combine(Arbitraries.of(GOOD), Arbitraries.of(VALUES), Arbitraries.integers().between(0, 20)).as((good, value, nth) -> {
            int at = -1;
            for (int i = 0; i <= nth; i++) {
                int next = good.indexOf(':', at + 1);
                at = next < 0 ? good.indexOf(':') : next;
            }
            int end = at + 1;
            int depth = 0;
            while (end < good.length() && (depth > 0 || ",}]".indexOf(good.charAt(end)) < 0)) {
                depth += "{[".indexOf(good.charAt(end)) >= 0 ? 1 : "}]".indexOf(good.charAt(end)) >= 0 ? -1 : 0;
                end++;
            }
            return good.substring(0, at + 1) + value + good.substring(end);
        });
    }

    private static Arbitrary<byte[]> truncated() {
        return Combinators.combine(Arbitraries.of(GOOD), Arbitraries.integers().between(0, 99))
                .as((good, percent) -> Arrays.copyOf(utf8(good), utf8(good).length * percent / 100));
    }

    private static Arbitrary<byte[]> wronglyEncoded() {
        return Combinators.combine(Arbitraries.of(GOOD), Arbitraries.of(WRONG), Arbitraries.of("", "\ufeff", "\u0000", "\u00e9")).as((good, charset, before) -> (before + good).getBytes(charset));
    }

    private static Arbitrary<byte[]> flipped() {
        return Combinators.combine(Arbitraries.of(GOOD), Arbitraries.integers().between(0, 1000), Arbitraries.bytes()).as((good, where, what) -> {
            byte[] bytes = utf8(good);
            bytes[where % bytes.length] = what;
            return bytes;
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A body that the schema of the message's revision allows, and that says nothing of our insides. */
    static void assertAllowed(Sample sample, int status, String contentType, String body) {
        assertThat(INTERNALS).as(body).noneMatch(body::contains);
        if (status == 202) {
            assertThat(body).isEmpty();
            return;
        }
        boolean stream = contentType.startsWith("text/event-stream");
        assertThat(stream || contentType.startsWith("application/json")).as(contentType).isTrue();
        JsonNode answer = Json.read(stream ? body.substring(body.indexOf("data: ") + "data: ".length(), body.indexOf("\n\n")) : body);
        if (!answer.isArray()) {
            assertProtocol(sample, answer);
            return;
        }
        assertThat(sample.headers().getOrDefault("MCP-Protocol-Version", "2025-03-26")).isEqualTo("2025-03-26");
        assertThat(answer).isNotEmpty().allSatisfy(element -> assertProtocol(sample, element));
    }

    private static void assertProtocol(Sample sample, JsonNode answer) {
        assertThat(answer.get("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.has("result")).isNotEqualTo(answer.has("error"));
        assertThat(!answer.has("id") || answer.get("id").isTextual() || answer.get("id").isIntegralNumber()).isTrue();
        if (answer.has("error")) {
            assertThat(answer.at("/error/code").isInt()).isTrue();
            assertThat(answer.at("/error/message").asText()).isNotEmpty();
            return;
        }
        JsonNode result = answer.get("result");
        assertThat(answer.has("id")).isTrue();
        assertThat(result.isObject()).isTrue();
        boolean modern = ModernEnvelope.isClaimedBy(Json.read(new String(sample.body(), StandardCharsets.UTF_8)).at("/params/_meta"));
        assertThat(result.path("resultType").isTextual()).as(answer.toString()).isEqualTo(modern);
        assertThat(result.has("cacheScope") || result.has("ttlMs")).isEqualTo(modern && (result.has("tools") || result.has("supportedVersions")));
        assertThat(!result.has("isError") || result.get("content").isArray()).isTrue();
        assertThat(!result.has("tools") || result.get("tools").isArray()).isTrue();
    }
}
