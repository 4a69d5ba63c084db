package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.McpAnswer;
import java.util.Collections;
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
}
