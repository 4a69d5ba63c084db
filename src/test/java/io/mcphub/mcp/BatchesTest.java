package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.testing.TestWorkers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String NOTE = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final McpFixture mcp = new McpFixture();

    @Test
    void batchWhenMixedThenRequestsAreAnsweredInOrder() {
        String initialize = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-03-26\"}}";
        McpAnswer answer = mcp.post("[" + PING + "," + NOTE + "," + initialize + ",7]");
        JsonNode all = McpFixture.json(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(all).hasSize(3);
        assertThat(all.get(0)).hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertThat(all.get(1).get("id").asInt()).isEqualTo(2);
        assertThat(all.get(1).at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(all.get(2).has("id")).isFalse();
    }

    @Test
    void batchWhenOnlyNotificationsOrResponsesThenAccepted() {
        assertThat(mcp.post("[" + NOTE + "," + NOTE + "]").status()).isEqualTo(202);
        assertThat(mcp.post("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]", "MCP-Protocol-Version", "2025-03-26").status()).isEqualTo(202);
    }

    @Test
    void batchWhenEmptyOrTooLongThenRefused() {
        assertThat(mcp.post("[]").status()).isEqualTo(400);
        assertThat(mcp.post("[" + String.join(",", Collections.nCopies(50, PING)) + "]").status()).isEqualTo(200);
        McpAnswer tooLong = mcp.post("[" + String.join(",", Collections.nCopies(51, PING)) + "]");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(McpFixture.json(tooLong).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void batchWhenOfAnotherRevisionThenRefused() {
        assertThat(mcp.post("[" + PING + "]", "MCP-Protocol-Version", "2025-06-18").status()).isEqualTo(400);
        assertThat(mcp.post("[" + PING + "]", "MCP-Protocol-Version", "2026-07-28").status()).isEqualTo(400);
        String modern = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + McpFixture.MODERN_META + "}}";
        assertThat(mcp.post("[" + modern + "]").status()).isEqualTo(400);
    }

    @Test
    void batchWhenSessionIsNotOursThenNotFound() {
        assertThat(mcp.post("[" + PING + "]", "Mcp-Session-Id", "v1.x.y").status()).isEqualTo(404);
    }

    @Test
    void batchWhenACallTakesTooLongThenItsElementSaysSo() {
        mcp.settings.put("MCP_MAX_CALL_SECONDS", "0");
        String call = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.history\"}}";
        JsonNode all = McpFixture.json(mcp.post("[" + call + "]"));
        assertThat(all.at("/0/result/isError").booleanValue()).isTrue();
    }

    @Test
    void batchWhenItHasManyCallsThenHalfOfTheCallersPlacesAreUsedAtOnceAndTheOrderStays() {
        TestWorkers workers = TestWorkers.byHand();
        McpFixture slow = queued(workers);
        Supplier<McpAnswer> answer = slow.ask("POST", batchOfCalls(10).getBytes(StandardCharsets.UTF_8), McpFixture.alice(), Map.of());

        assertThat(slow.begun).hasSize(4);
        workers.submitted.removeLast().run();
        assertThat(slow.begun).hasSize(5);
        assertThat(answer.get()).isNull();
        while (!workers.submitted.isEmpty()) {
            workers.submitted.remove().run();
        }
        assertThat(McpFixture.json(answer.get()).findValues("id")).extracting(JsonNode::asInt).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void batchWhenPlacesAreFewThenNoneOfItsCallsIsRefused() {
        mcp.settings.put("MCP_MAX_CONCURRENT_CALLS", "1");

        assertThat(McpFixture.json(mcp.post(batchOfCalls(3))).findValues("error")).isEmpty();
    }

    private static McpFixture queued(TestWorkers workers) {
        McpFixture fixture = new McpFixture();
        fixture.work = workers.executor()::execute;
        return fixture;
    }

    private static String batchOfCalls(int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.history\"}}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
