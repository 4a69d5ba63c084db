package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsCallTest {
    private static final String POST = call("slack.messages.post");

    private final McpFixture mcp = new McpFixture();

    @Test
    void callWhenItSucceedsThenTextAndStructuredContent() {
        JsonNode result = McpFixture.json(mcp.modern("tools/call", "\"name\":\"slack_messages_post\",\"arguments\":{\"a\":1}", "Mcp-Name", "slack_messages_post")).get("result");
        assertThat(result.get("structuredContent")).hasToString("{\"a\":1}");
        assertThat(result.at("/content/0/text").asText()).isEqualTo("{\"a\":1}");
        assertThat(result.get("isError").booleanValue()).isFalse();
        assertThat(result.get("resultType").asText()).isEqualTo("complete");
        assertThat(result.has("ttlMs")).isFalse();
    }

    @Test
    void callWhenUnknownOrHiddenThenTheSameAnswer() {
        assertThat(message(mcp.post(call("no.such")))).isEqualTo("Unknown tool: no.such");
        McpAnswer hidden = mcp.answer("POST", POST.getBytes(StandardCharsets.UTF_8), McpFixture.caller("alice", Set.of("mcp:read")),
                Map.of("integrations", "hub"));
        assertThat(message(hidden)).isEqualTo("Unknown tool: slack.messages.post");
    }

    @Test
    void callWhenScopeIsTooSmallThenStepUpIsAsked() {
        McpAnswer answer = mcp.answer("POST", POST.getBytes(StandardCharsets.UTF_8), McpFixture.caller("alice", Set.of("mcp:read")), Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().get("WWW-Authenticate")).startsWith("Bearer error=\"insufficient_scope\", scope=\"mcp\", resource_metadata=\"https://");
        assertThat(McpFixture.json(answer).get("id").asInt()).isEqualTo(1);
        McpAnswer read = mcp.answer("POST", call("slack.messages.history").getBytes(StandardCharsets.UTF_8), McpFixture.caller("alice", Set.of("mcp:read")), Map.of());
        assertThat(read.status()).isEqualTo(200);
    }

    @Test
    void callWhenTooManyRunThen429AndTheSlotComesBack() {
        mcp.settings.put("MCP_MAX_CONCURRENT_CALLS", "1");
        AtomicReference<McpAnswer> inner = new AtomicReference<>();
        mcp.echo = (arguments, context) -> {
            mcp.echo = (a, c) -> ToolResult.of(a);
            inner.set(mcp.post(POST));
            return ToolResult.of(arguments);
        };
        assertThat(mcp.post(POST).status()).isEqualTo(200);
        assertThat(inner.get().status()).isEqualTo(429);
        assertThat(inner.get().headers()).containsEntry("Retry-After", "1");
        assertThat(mcp.post(POST).status()).isEqualTo(200);
    }

    @Test
    void callWhenTheHubFailsThenAnIdAndNothingElse() {
        mcp.echo = (arguments, context) -> {
            throw new IllegalStateException("jdbc:secret");
        };
        McpAnswer answer = mcp.post(POST);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("-32603", "\"id\":1").doesNotContain("secret", "IllegalState");
        assertThat(mcp.running.all()).isEmpty();
    }

    @Test
    void callWhenTheHubRefusesThenItsSentence() {
        mcp.echo = (arguments, context) -> {
            throw HubException.notFound("There is no such thing.");
        };
        assertThat(message(mcp.post(POST))).isEqualTo("There is no such thing.");
    }

    @ParameterizedTest
    @CsvSource({"flat,slack_messages_history", "dotted,slack.messages.history"})
    void callWhenRefusedThenToolsHaveTheNamesThatTheClientWasShown(String form, String shown) {
        mcp.echo = (arguments, context) -> ToolResult.error(HubException.notFound("No such thing at slack.example.com. Use slack.messages.history, not slack.messages.histories."));
        JsonNode result = McpFixture.json(mcp.answer("POST", POST.getBytes(StandardCharsets.UTF_8), McpFixture.alice(), Map.of("names", form))).get("result");
        assertThat(result.at("/content/0/text").asText()).isEqualTo("No such thing at slack.example.com. Use " + shown + ", not slack.messages.histories.");
    }

    @Test
    void callWhenItSucceedsThenWordsOfPeopleStay() {
        mcp.echo = (arguments, context) -> ToolResult.of(Json.read("{\"text\":\"slack.messages.history\"}"));
        assertThat(McpFixture.json(mcp.post(POST)).at("/result/content/0/text").asText()).contains("slack.messages.history");
    }

    @Test
    void callWhenItTakesTooLongThenAnsweredAndCancelled() {
        mcp.settings.put("MCP_MAX_CALL_SECONDS", "0");
        AtomicReference<String> seen = new AtomicReference<>("");
        mcp.echo = (arguments, context) -> {
            context.onCancel(() -> seen.set("cancelled"));
            mcp.running.all().forEach(mcp.running::tick);
            return ToolResult.of(Json.read("{\"late\":true}"));
        };
        JsonNode result = McpFixture.json(mcp.post(POST)).get("result");
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains("took longer");
        assertThat(seen).hasValue("cancelled");
    }

    @Test
    void callWhenCancelledByItsOwnClientThenNoResponse() {
        mcp.echo = (arguments, context) -> {
            mcp.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"1\"}}");
            assertThat(context.cancelled()).as("an id of another type").isFalse();
            mcp.answer("POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}".getBytes(StandardCharsets.UTF_8),
                    McpFixture.caller("bob", Set.of()), Map.of());
            assertThat(context.cancelled()).as("another user").isFalse();
            mcp.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
            assertThat(context.cancelled()).isTrue();
            return ToolResult.of(arguments);
        };
        McpAnswer answer = mcp.post(POST);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers()).containsEntry("Content-Type", "text/event-stream");
    }

    @Test
    void callWhenItsParamsAreMalformedThenStillARow() {
        mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":null,\"arguments\":{\"a\":1}}}");
        mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.post\",\"arguments\":[]}}");
        mcp.answer("POST", POST.getBytes(StandardCharsets.UTF_8), McpFixture.caller("alice", Set.of("mcp:read")), Map.of());
        assertThat(mcp.refused).hasSize(3);
        assertThat(mcp.refused.get(1)).isEqualTo("slack.messages.post null INVALID_PARAMS");
        assertThat(mcp.refused.get(2)).startsWith("slack.messages.post ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"name\":5}                                                                 | INVALID_PARAMS",
        "[]                                                                           | INVALID_PARAMS",
        "{\"name\":\"slack.messages.history\",\"arguments\":{\"limit\":5}}               | HEADER_MISMATCH",
        "{\"name\":\"slack.messages.post\",\"requestState\":\"v1.a.b\"}                  | INVALID_PARAMS",
    })
    void callWhenRefusedEarlyThenItsRowWasThereFirst(String params, String why) {
        String named = params.startsWith("[") ? "" : Json.read(params).path("name").asText();
        String meta = params.startsWith("[") ? params : params.substring(0, params.length() - 1) + "," + McpFixture.MODERN_META + "}";
        boolean modern = !params.startsWith("[") && !named.equals("5");
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + (modern ? meta : params) + "}";
        if (modern) {
            mcp.post(body, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", named);
        } else {
            mcp.post(body);
        }
        assertThat(mcp.begun).containsExactly(named);
        assertThat(mcp.refused).singleElement().asString().endsWith(" " + why);
    }

    @Test
    void callWhenNoSlotIsFreeThenItHasARowToo() {
        mcp.settings.put("MCP_MAX_CONCURRENT_CALLS", "0");
        assertThat(mcp.post(POST).status()).isEqualTo(429);
        assertThat(mcp.begun).containsExactly("slack.messages.post");
        assertThat(mcp.refused).containsExactly("slack.messages.post {} TOO_MANY_REQUESTS");
    }

    @Test
    void serverWhenAskedThenTheVersionOfTheBuild() {
        String version = McpFixture.json(mcp.modern("server/discover", "")).at("/result/_meta/io.modelcontextprotocol~1serverInfo/version").asText();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    private static String message(McpAnswer answer) {
        return McpFixture.json(answer).at("/error/message").asText();
    }

    private static String call(String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\"}}";
    }
}
