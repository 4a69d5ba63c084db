package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Format;
import io.mcphub.tools.Rows;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.TextBlocks;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.TestArguments;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameworkArgumentsTest {
    record In(@Description("Which") @Nullable String q) {}

    record Row(String id, String text, List<String> tags, @Nullable Integer count) {}

    record Page(@Rows List<Row> rows, @Nullable String nextCursor) {}

    record One(String id, @Nullable String text) {}

    @ToolsOf("slack")
    public static class Single {
        @Tool(name = "slack.things.get", title = "Thing", description = "Gets.", effect = Effect.READ)
        public One get(In in) {
            return new One("1", "two\nlines");
        }
    }

    record Taken(@Description("Mine") String format) {}

    @ToolsOf("slack")
    public static class Tools {
        @Tool(name = "slack.things.list", title = "Things", description = "Lists.", effect = Effect.READ)
        public Page list(In in, Credential slack) {
            return new Page(List.of(new Row("1", "a|b, \"c\"\nd", List.of("x", "y"), null), new Row("2", "plain", List.of(), 7)), "more");
        }
    }

    @ToolsOf("slack")
    public static class Greedy {
        @Tool(name = "slack.things.list", title = "Things", description = "Lists.", effect = Effect.READ)
        public Page list(Taken in) {
            return new Page(List.of(), null);
        }
    }

    private final CallableTool tool = ToolScanner.scan(List.of(new ToolScanner.ToolBean(new Tools(), Tools.class)), List.of()).get(0);
    private final Arguments arguments = TestArguments.create();

    @Test
    void schemaWhenRowsThenCursorWhileFormatIsToldOnceForAllTools() {
        assertThat(tool.inputSchema().path("properties").properties()).extracting(Map.Entry::getKey).containsExactly("q", "cursor");
        assertThat(tool.inputSchemaWithAccount().path("properties").properties()).extracting(Map.Entry::getKey).containsExactly("q", "cursor", "account");
    }

    @Test
    void bindWhenGivenThenTakenOutBeforeTheRecord() {
        ObjectNode raw = (ObjectNode) Json.read("{\"q\":\"x\",\"format\":\"csv\",\"account\":\"work\"}");

        Input input = arguments.bind(tool, raw);

        assertThat(input.value()).isEqualTo(new In("x"));
        assertThat(input.framework()).isEqualTo(new FrameworkArguments(Format.CSV, "work", 6_000, 0, false, null));
        assertThat(raw).hasSize(3);
    }

    @Test
    void bindWhenUnknownFormatThenTheChoices() {
        assertThatThrownBy(() -> arguments.bind(tool, (ObjectNode) Json.read("{\"format\":\"xml\"}")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("format must be one of [\"json\",\"csv\",\"markdown\"]");
    }

    @Test
    void invokeWhenJsonThenOneBlockThatEqualsTheStructuredContent() {
        ToolResult result = call("{}");

        assertThat(result.content()).hasSize(1);
        assertThat(Json.read(text(result, 0))).isEqualTo(result.structuredContent());
    }

    @Test
    void invokeWhenCsvThenTableAndTheRestWhileStructuredContentIsWhole() {
        ToolResult result = call("{\"format\":\"csv\"}");

        assertThat(text(result, 0)).isEqualTo("id,text,tags,count\n1,\"a|b, \"\"c\"\"\nd\",\"x; y\",\n2,plain,,7\n");
        assertThat(text(result, 1)).isEqualTo("{\"next_cursor\":\"more\"}");
        assertThat(result.structuredContent().path("rows")).hasSize(2);
    }

    @Test
    void invokeWhenMarkdownThenCellsCannotBreakTheTable() {
        assertThat(text(call("{\"format\":\"markdown\"}"), 0)).isEqualTo("""
                | id | text | tags | count |
                | --- | --- | --- | --- |
                | 1 | a\\|b, "c" d | x; y |  |
                | 2 | plain |  | 7 |
                """);
    }

    @Test
    void invokeWhenOneThingThenTheFormIsUnderstoodThoughNotShown() {
        CallableTool get = ToolScanner.scan(List.of(new ToolScanner.ToolBean(new Single(), Single.class)), List.of()).get(0);
        assertThat(get.inputSchema().path("properties").has("format")).isFalse();

        ToolResult markdown = get.invoke(arguments.bind(get, (ObjectNode) Json.read("{\"format\":\"markdown\"}")), CallContext.of(TestTools.caller(), "r1"), null);
        ToolResult csv = get.invoke(arguments.bind(get, (ObjectNode) Json.read("{\"format\":\"csv\"}")), CallContext.of(TestTools.caller(), "r1"), null);

        assertThat(text(markdown, 0)).isEqualTo("- **id**: 1\n- **text**: two lines\n");
        assertThat(Json.read(text(csv, 0))).isEqualTo(csv.structuredContent());
    }

    @Test
    void scanWhenToolDeclaresFormatItselfThenDefect() {
        assertThatThrownBy(() -> ToolScanner.scan(List.of(new ToolScanner.ToolBean(new Greedy(), Greedy.class)), List.of()))
                .hasMessageContaining("the argument format belongs to the framework");
    }

    private ToolResult call(String json) {
        Input input = arguments.bind(tool, (ObjectNode) Json.read(json));
        return tool.invoke(input, CallContext.of(TestTools.caller(), "r1"), new Credential("c1", "u1", Secret.of("t"), Map.of()));
    }

    private static String text(ToolResult result, int block) {
        return result.content().get(block).path("text").asText();
    }

    @Test
    void tableWhenThereAreNoRowsThenNoEmptyText() {
        JsonNode none = Json.read("{\"rows\":[]}");
        assertThat(TextBlocks.of(Format.CSV, Page.class, none)).isEqualTo(TextBlocks.of(Format.MARKDOWN, Page.class, none)).containsExactly("(nothing)");
    }
}
