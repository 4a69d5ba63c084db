package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"User-Agent,curl", "X-MCP-Tool-Format,flat", "X-MCP-Tool-Format,SNAKE", "X-MCP-Tool-Format,nonsense", "User-Agent,Cursor/1.0"})
    void namesWhenNobodyAsksForDotsThenFlat(String header, String value) {
        assertThat(names(McpFixture.alice(), Map.of(), header, value))
                .containsExactly("hub_integrations_list", "slack_messages_history", "slack_messages_post", "slack_messages_delete");
    }

    @ParameterizedTest
    @CsvSource({
        "dotted, flat,   FLAT,    dotted", "flat, dotted, DOTTED, flat", "FLAT, , , flat", "Dotted, , , dotted",
        ", dotted, FLAT, dotted", ", flat, DOTTED, flat", ", , DOTTED, dotted", ", , FLAT, flat", ", , DEFAULT, flat", ", default, DOTTED, dotted"
    })
    void namesWhenSeveralAskThenQueryBeforeHeaderBeforeToken(String query, String header, ToolNames token, String shown) {
        Caller caller = token == null ? McpFixture.alice() : McpFixture.alice().withShown(Shown.ALL.withNames(token));
        String[] headers = header == null ? new String[0] : new String[] {"X-MCP-Tool-Format", header};
        List<String> names = names(caller, query == null ? Map.of() : Map.of("names", query), headers);
        assertThat(names).contains(shown.equals("flat") ? "slack_messages_post" : "slack.messages.post").doesNotContain(shown.equals("flat") ? "slack.messages.post" : "slack_messages_post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel", "default", ""})
    void namesWhenTheQueryAsksForAnUnknownFormThenRefusedWithTheForms(String form) {
        JsonNode error = McpFixture.json(mcp.answer("POST", LIST, McpFixture.alice(), Map.of("names", form))).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText()).contains("flat or dotted");
    }

    @ParameterizedTest
    @CsvSource({"tools,some,'core, all or discovery'", "structured,yes,true or false"})
    void listWhenTheQueryAsksForWhatDoesNotExistThenRefusedWithTheChoices(String parameter, String value, String choices) {
        JsonNode error = McpFixture.json(mcp.answer("POST", LIST, McpFixture.alice(), Map.of(parameter, value))).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asText()).contains(choices);
    }

    /** A tool that shows an output schema must answer with structured content, so both come together or not at all. */
    @ParameterizedTest
    @CsvSource({"false, , false", "true, , true", "false, true, true", "true, false, false"})
    void schemaAndStructuredContentWhenAskedForThenTogetherOrNotAtAll(boolean token, String query, boolean shown) {
        Caller caller = McpFixture.alice().withShown(Shown.DEFAULT.withTools(ToolsMode.ALL).withStructured(token));
        Map<String, String> parameters = query == null ? Map.of() : Map.of("structured", query);
        byte[] call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slack.messages.post\",\"arguments\":{\"a\":1}}}".getBytes(StandardCharsets.UTF_8);

        assertThat(McpFixture.json(mcp.answer("POST", LIST, caller, parameters, "MCP-Protocol-Version", "2025-06-18")).at("/result/tools/2").has("outputSchema")).isEqualTo(shown);
        assertThat(McpFixture.json(mcp.answer("POST", call, caller, parameters, "MCP-Protocol-Version", "2025-06-18")).path("result").has("structuredContent")).isEqualTo(shown);
    }

    @Test
    void structuredWhenNobodyChoseThenTextAlone() {
        assertThat(Shown.DEFAULT.structured()).isFalse();
        assertThat(Shown.DEFAULT.tools()).isEqualTo(ToolsMode.CORE);
    }

    @Test
    void listWhenNarrowedByTheQueryThenShorterAndNeverLonger() {
        assertThat(names(McpFixture.alice(), Map.of("integrations", "hub, teamwork"))).containsExactly("hub_integrations_list");
        assertThat(names(McpFixture.alice(), Map.of("integrations", ""))).isEmpty();
        assertThat(names(McpFixture.alice(), Map.of("tools", "discovery"))).containsExactly("hub_integrations_list");
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
