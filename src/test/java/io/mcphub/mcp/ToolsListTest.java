package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsListTest {
    private static final byte[] LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}".getBytes(StandardCharsets.UTF_8);

    private final McpFixture mcp = new McpFixture();

    @Test
    void listWhenModernThenEntriesAreCompleteAndPrivate() {
        JsonNode result = McpFixture.json(mcp.modern("tools/list", "")).get("result");
        assertThat(result.get("cacheScope").asText()).isEqualTo("private");
        assertThat(result.get("ttlMs").asInt()).isPositive();
        assertThat(result.at("/tools/2").fieldNames()).toIterable().containsExactly("name", "title", "description", "inputSchema", "outputSchema", "annotations");
    }

    @Test
    void annotationsWhenDerivedThenAllFourHintsFollowTheEffect() {
        JsonNode tools = McpFixture.json(mcp.modern("tools/list", "")).at("/result/tools");
        assertThat(hints(tools, 0)).containsExactly(true, false, true, false);
        assertThat(hints(tools, 1)).containsExactly(true, false, true, true);
        assertThat(hints(tools, 2)).containsExactly(false, false, true, true);
        assertThat(hints(tools, 3)).containsExactly(false, true, false, true);
    }

    @ParameterizedTest
    @CsvSource({"X-MCP-Tool-Format,flat", "X-MCP-Tool-Format,SNAKE", "User-Agent,Claude-User/1.0", "user-agent,x Anthropic y"})
    void namesWhenClientRefusesDotsThenFlat(String header, String value) {
        assertThat(names(McpFixture.alice(), Map.of(), header, value)).contains("slack_messages_post").doesNotContain("slack.messages.post");
    }

    @Test
    void namesWhenNothingIsAskedThenDotted() {
        assertThat(names(McpFixture.alice(), Map.of(), "User-Agent", "curl", "X-MCP-Tool-Format", "dotted"))
                .containsExactly("hub.integrations.list", "slack.messages.history", "slack.messages.post", "slack.messages.delete");
    }

    @Test
    void listWhenNarrowedByTheQueryThenShorterAndNeverLonger() {
        assertThat(names(McpFixture.alice(), Map.of("integrations", "hub, teamwork"))).containsExactly("hub.integrations.list");
        assertThat(names(McpFixture.alice(), Map.of("integrations", ""))).isEmpty();
        assertThat(names(McpFixture.alice(), Map.of("tools", "discovery"))).containsExactly("hub.integrations.list");
        Caller narrow = McpFixture.alice().narrowedTo(Set.of("hub"));
        assertThat(names(narrow, Map.of("integrations", "slack"))).isEmpty();
    }

    @Test
    void schemaWhenTheCallerHasSeveralAccountsThenHasTheArgumentThatChooses() {
        assertThat(McpFixture.json(mcp.modern("tools/list", "")).at("/result/tools/2/inputSchema/properties/account").isMissingNode()).isTrue();
        mcp.severalAccounts.add("slack");
        JsonNode tools = McpFixture.json(mcp.modern("tools/list", "")).at("/result/tools");
        assertThat(tools.at("/2/inputSchema/properties/account/type").asText()).isEqualTo("string");
        assertThat(tools.at("/0/inputSchema/properties/account").isMissingNode()).isTrue();
        mcp.severalAccounts.clear();
        assertThat(McpFixture.json(mcp.modern("tools/list", "")).at("/result/tools/2/inputSchema/properties/account").isMissingNode()).isTrue();
    }

    private List<String> names(Caller caller, Map<String, String> query, String... headers) {
        return McpFixture.json(mcp.answer("POST", LIST, caller, query, headers)).at("/result/tools").findValuesAsText("name");
    }

    private static List<Boolean> hints(JsonNode tools, int index) {
        JsonNode annotations = tools.get(index).get("annotations");
        return List.of(annotations.get("readOnlyHint").booleanValue(), annotations.get("destructiveHint").booleanValue(),
                annotations.get("idempotentHint").booleanValue(), annotations.get("openWorldHint").booleanValue());
    }
}
