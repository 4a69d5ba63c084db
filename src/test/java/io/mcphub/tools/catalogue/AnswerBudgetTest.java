package io.mcphub.tools.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.ListedCall;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.TestArguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer has a budget, whatever the tool. */
class AnswerBudgetTest {
    private static final String LONG = IntStream.range(0, 12_000).mapToObj(i -> "%05d".formatted(i)).reduce("", String::concat);

    record In(@Description("Which") @Nullable String q) {}

    record Row(int id, String text) {}

    record Page(@Rows List<Row> rows, int total) {}

    record One(String name, String description) {}

    @ToolsOf("slack")
    public static class Tools {
        @Tool(name = "slack.things.list", title = "Things", description = "Lists.", effect = Effect.READ)
        public Page list(In in) {
            return new Page(IntStream.range(0, 30).mapToObj(id -> new Row(id, "x".repeat(8_000))).toList(), 30);
        }

        @Tool(name = "slack.things.get", title = "Thing", description = "Gets.", effect = Effect.READ)
        public One get(In in) {
            return new One("thing", LONG);
        }
    }

    private final List<CallableTool> tools = ToolScanner.scan(List.of(new ToolScanner.ToolBean(new Tools(), Tools.class)), List.of());
    private final Arguments arguments = TestArguments.create();

    private ToolResult result(String tool, String json, boolean structured) {
        CallableTool found = tools.stream().filter(t -> t.name().equals(tool)).findFirst().orElseThrow();
        Input input = arguments.bind(found, (ObjectNode) Json.read(json.replace('\'', '"')));
        Caller caller = Caller.person("user-1", Role.USER, Caller.Credential.LOGIN_TOKEN, "jti-1", Instant.MAX);
        CallContext context = new CallContext() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public String requestId() {
                return "request-1";
            }

            @Override
            public boolean structured() {
                return structured;
            }
        };
        return ListedCall.during(input.listed(), () -> found.invoke(input, context, null));
    }

    private static int length(ToolResult result) {
        return result.content().valueStream().mapToInt(block -> block.path("text").asText().length()).sum();
    }

    @Test
    void listWhenTooLongThenWholeRowsWithinSixThousandTokensAndACursor() {
        ToolResult result = result("slack.things.list", "{}", false);

        assertThat(length(result)).isLessThanOrEqualTo(6_000 * 4);
        assertThat(result.structuredContent().path("rows")).hasSize(2).allSatisfy(row -> assertThat(row.path("text").asText()).hasSize(8_000));
        assertThat(result.structuredContent().path("next_cursor").asText()).isNotEmpty();
    }

    @Test
    void listWhenContinuedThenEveryRowOnceAndTheArgumentsAsBefore() {
        List<Integer> seen = new ArrayList<>();
        String more = "";
        do {
            JsonNode page = result("slack.things.list", more.isEmpty() ? "{'q':'a'}" : "{'cursor':'" + more + "'}", false).structuredContent();
            page.path("rows").forEach(row -> seen.add(row.path("id").asInt()));
            more = page.path("next_cursor").asText();
        } while (!more.isEmpty());

        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
    }

    @Test
    void listWhenTheCursorIsUsedWithOtherArgumentsThenRefused() {
        String cursor = result("slack.things.list", "{'q':'a'}", false).structuredContent().path("next_cursor").asText();

        HubException refused = Assertions.catchThrowableOfType(HubException.class, () -> result("slack.things.list", "{'q':'b','cursor':'" + cursor + "'}", false));

        assertThat(refused.field()).contains("cursor");
    }

    @Test
    void listWhenSentTwiceThenBothCopiesCount() {
        ToolResult result = result("slack.things.list", "{}", true);

        assertThat(length(result) + Json.write(result.structuredContent()).length()).isLessThanOrEqualTo(6_000 * 4);
        assertThat(result.structuredContent().path("rows")).hasSize(1);
    }

    @Test
    void textWhenTooLongThenReadOnUntilItIsWhole() {
        StringBuilder whole = new StringBuilder();
        JsonNode cut = Json.read("{\"to\":0,\"read_on\":\"x\"}");
        while (cut.has("read_on")) {
            ToolResult result = result("slack.things.get", "{'text_offset':" + cut.path("to").asInt() + "}", false);
            assertThat(length(result)).isLessThanOrEqualTo(6_000 * 4);
            whole.append(result.structuredContent().path("description").asText());
            cut = result.structuredContent().path("cut");
        }

        assertThat(whole.toString()).isEqualTo(LONG);
        assertThat(cut.path("text").asText()).isEqualTo("description");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 3_000, 25_000})
    void answerWhenAnotherBudgetIsGivenThenWithinIt(int tokens) {
        assertThat(length(result("slack.things.get", "{'max_tokens':" + tokens + "}", false))).isLessThanOrEqualTo(tokens * 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {499, 25_001})
    void bindWhenTheBudgetIsOutOfBoundsThenRefused(int tokens) {
        HubException refused = Assertions.catchThrowableOfType(HubException.class, () -> result("slack.things.get", "{'max_tokens':" + tokens + "}", false));

        assertThat(refused.field()).contains("max_tokens");
    }
}
