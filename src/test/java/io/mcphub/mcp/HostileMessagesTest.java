package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is sent: never a 5xx, and a body that is one JSON-RPC answer or nothing. */
class HostileMessagesTest {
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1.5", "1e999", "-0", "9".repeat(400), "9".repeat(1200), "9223372036854775808",
            "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\ud83d\ude00\"", "[]", "{}", "[[[]]]", "{\"\":{}}", "{\"a\":1,\"a\":2}",
            "[".repeat(70) + "]".repeat(70), "[".repeat(2000) + "]".repeat(2000), "NaN", "'x'", "\"2.0\"", "\"tools/call\"", "{\"name\":1,\"arguments\":[]}",
            "{\"name\":\"slack.messages.post\",\"arguments\":null}", "{\"cursor\":null}", "{\"requestId\":{}}", "{\"protocolVersion\":[]}",
            "{\"_meta\":null}", "{\"_meta\":{\"progressToken\":{}}}", "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":7}}",
            "{" + McpFixture.MODERN_META + "}", "{\"name\":\"slack.messages.history\",\"arguments\":{\"limit\":{}}," + McpFixture.MODERN_META + "}");
    private static final List<String> METHODS = List.of("ping", "initialize", "server/discover", "tools/list", "tools/call", "notifications/cancelled",
            "notifications/initialized", "resources/read", "subscriptions/listen", "\\u0000", "", "\\\"");
    private static final List<String> HEADER_VALUES = List.of("2026-07-28", "2025-11-25", "2025-03-26", "v999", "", "tools/call", "tools/list", "slack.messages.post",
            "=?base64?", "=?base64??=", "=?base64?%%?=", "\u00ff", "v1..", "v1.a.b", "...", "1e9999999", "claude", "text/event-stream", "*/*;q=0");
    private static final List<String> HEADERS = List.of("MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", "Mcp-Session-Id", "Mcp-Param-Limit", "Accept", "User-Agent");

    private final McpFixture mcp = new McpFixture();

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void answerWhenMessageIsHostileThenItIsOneOfTheProtocol(@ForAll("messages") byte[] body, @ForAll("headers") Map<String, String> headers) {
        String[] pairs = headers.entrySet().stream().flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue())).toArray(String[]::new);
        McpAnswer answer = mcp.answer("POST", body, McpFixture.alice(), Map.of(), pairs);

        assertThat(answer.status()).isBetween(200, 499);
        if (answer.status() == 202) {
            assertThat(answer.body()).isEmpty();
        } else if (answer.isJson()) {
            assertProtocol(McpFixture.json(answer));
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void answerWhenBytesAreArbitraryThenItIsAClientError(@ForAll byte[] body) {
        McpAnswer answer = mcp.answer("POST", body, McpFixture.alice(), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertProtocol(McpFixture.json(answer));
    }

    @Provide
    Arbitrary<byte[]> messages() {
        Arbitrary<String> values = Arbitraries.of(VALUES);
        Arbitrary<String> methods = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.of(METHODS).map(m -> '"' + m + '"')), net.jqwik.api.Tuple.of(1, values));
        Arbitrary<String> ids = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.of("1", "\"a\"")), net.jqwik.api.Tuple.of(2, values));
        Arbitrary<String> one = Combinators.combine(ids, methods, values, Arbitraries.of("id", "ID", "result", "error"), Arbitraries.of("2.0", "2.0", "2.0", "1.0"))
                .as((id, method, params, idName, version) ->
                        "{\"jsonrpc\":\"" + version + "\",\"" + idName + "\":" + id + ",\"method\":" + method + ",\"params\":" + params + "}");
        Arbitrary<String> any = Arbitraries.oneOf(one, one, one, values, one.list().ofMaxSize(4).map(all -> "[" + String.join(",", all) + "]"));
        return Combinators.combine(any.map(s -> s.getBytes(StandardCharsets.UTF_8)), Arbitraries.of(true, true, true, false), Arbitraries.integers().between(0, 100))
                .as((bytes, whole, cut) -> whole ? bytes : Arrays.copyOf(bytes, bytes.length * cut / 100));
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        return Arbitraries.maps(Arbitraries.of(HEADERS), Arbitraries.of(HEADER_VALUES)).ofMaxSize(4);
    }

    private static void assertProtocol(JsonNode answer) {
        if (answer.isArray()) {
            assertThat(answer).isNotEmpty().allSatisfy(HostileMessagesTest::assertProtocol);
            return;
        }
        assertThat(answer.get("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.has("result")).isNotEqualTo(answer.has("error"));
        assertThat(!answer.has("id") || answer.get("id").isTextual() || answer.get("id").isIntegralNumber()).isTrue();
        if (answer.has("error")) {
            assertThat(answer.at("/error/code").isInt()).isTrue();
            assertThat(answer.at("/error/message").asText()).isNotEmpty();
        }
    }
}
