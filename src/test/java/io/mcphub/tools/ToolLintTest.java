package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.ToolNames;
import io.mcphub.platform.Json;
import io.mcphub.tools.catalogue.CallableTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What strict clients refuse, and what a model needs to choose and fill a tool, for every tool that ships. */
class ToolLintTest {
    private static final Set<String> COMBINERS = Set.of("anyOf", "oneOf", "allOf", "not", "if", "$ref", "$defs");
    private static final int MAX_FLAT_NAME = 50;
    private static final int MAX_DESCRIPTION = 600;

    /** The first Slack tools, which every client must be shown. */
    private static final Set<String> SLACK_SEED = Set.of(
            "slack.channels.list", "slack.users.list", "slack.users.info", "slack.users.find_by_email", "slack.messages.post", "slack.messages.search",
            "slack.messages.history", "slack.dm.list", "slack.dm.send", "slack.dm.history", "slack.canvas.create", "slack.canvas.edit", "slack.canvas.share");
    private static final int SLACK_BUDGET = 2_700;

    private static final Set<String> TEAMWORK_SEED = Set.of(
            "teamwork.projects.list", "teamwork.people.list", "teamwork.tasklists.list", "teamwork.tasks.list", "teamwork.tasks.due_today", "teamwork.tasks.overdue",
            "teamwork.tasks.create", "teamwork.tasks.update", "teamwork.tasks.complete", "teamwork.tasks.set_stage", "teamwork.subtasks.create", "teamwork.subtasks.list",
            "teamwork.time.log", "teamwork.time.list", "teamwork.time.totals", "teamwork.tags.list", "teamwork.tags.ensure", "teamwork.comments.add",
            "teamwork.comments.list", "teamwork.workflows.list", "teamwork.stages.list");
    private static final int TEAMWORK_BUDGET = 4_300;

    @TestFactory
    Stream<DynamicTest> toolWhenLintedThenNoDefect() {
        return DeclaredTools.all().stream().map(tool -> DynamicTest.dynamicTest(tool.name(), () -> assertThat(defects(tool)).isEmpty()));
    }

    @Test
    void lintWhenSchemaIsBadThenFound() throws Exception {
        JsonNode bad = Json.mapper().readTree(
                "{\"type\":\"object\",\"anyOf\":[],\"properties\":{\"a\":{\"type\":\"array\",\"description\":\"x\"},\"b\":{\"type\":\"string\"},\"c\":{\"type\":[\"string\",\"null\"],\"description\":\"x\"}}}");
        List<String> defects = new ArrayList<>();
        lintInput("", bad, defects);

        assertThat(defects).containsExactlyInAnyOrder(": has anyOf", "/a: is an array without items", "/b: has no description", "/c: has no single type");
    }

    @Test
    void entriesWhenFlatThenTheyNameNoToolWithDots() {
        Set<String> names = DeclaredTools.all().stream().map(RegisteredTool::name).collect(Collectors.toSet());
        assertThat(DeclaredTools.all()).allSatisfy(tool -> {
            String flat = WireNames.inText(ToolNames.FLAT, tool.integration(), tool.description() + tool.inputSchemaWithAccount() + tool.outputSchema());
            assertThat(names).as(tool.name()).noneMatch(flat::contains);
        });
    }

    @Test
    void seedToolsWhenCountedThenWithinTheirBudgets() {
        assertThat(tokens(SLACK_SEED)).isLessThan(SLACK_BUDGET);
        assertThat(tokens(TEAMWORK_SEED)).isLessThan(TEAMWORK_BUDGET);
    }

    @Test
    void toolsWhenTheyWriteThenTakeAnIdempotencyKeyThatTheSchemaDoesNotRepeat() {
        List<CallableTool> writing = DeclaredTools.all().stream().filter(tool -> tool.effect() != Effect.READ && !tool.delegates()).map(CallableTool.class::cast).toList();

        assertThat(writing).extracting(RegisteredTool::integration).contains("slack", "teamwork", "telegram");
        assertThat(writing).allSatisfy(tool -> {
            assertThat(tool.takesIdempotencyKey()).as(tool.name()).isTrue();
            assertThat(tool.validator().validate(Json.read("{\"idempotency_key\":\"k\"}"))).as(tool.name()).noneMatch(error -> error.getKeyword().equals("additionalProperties"));
            assertThat(tool.inputSchema().path("properties").has("idempotency_key")).as(tool.name()).isFalse();
        });
    }

    private static int tokens(Set<String> names) {
        List<RegisteredTool> tools = DeclaredTools.all().stream().filter(tool -> names.contains(tool.name())).toList();
        assertThat(tools).hasSize(names.size());
        return tools.stream().mapToInt(DeclaredTools::tokens).sum();
    }

    private static List<String> defects(RegisteredTool tool) {
        List<String> defects = new ArrayList<>();
        if (WireNames.in(ToolNames.FLAT, tool.name()).length() > MAX_FLAT_NAME || !WireNames.in(ToolNames.FLAT, tool.name()).matches("[a-zA-Z0-9_-]+")) {
            defects.add("the flat name does not fit clients that prefix it and take 64 letters, digits, _ and -");
        }
        if (tool.description().length() > MAX_DESCRIPTION) {
            defects.add("the description is longer than " + MAX_DESCRIPTION + " characters");
        }
        if (!tool.description().strip().endsWith(".")) {
            defects.add("the description is no sentence");
        }
        if (!"object".equals(tool.inputSchema().path("type").asText())) {
            defects.add("the root of the input schema is not an object");
        }
        lintInput("", tool.inputSchema(), defects);
        lintInput("", tool.inputSchemaWithAccount(), defects);
        if (tool.outputSchema() != null) {
            lintOutput("", tool.outputSchema(), defects);
        }
        return defects;
    }

    /** Every argument says what it is, at every depth. */
    private static void lintInput(String path, JsonNode schema, List<String> defects) {
        COMBINERS.stream().filter(schema::has).forEach(combiner -> defects.add(path + ": has " + combiner));
        schema.path("properties").properties().forEach(member -> {
            String name = path + "/" + member.getKey();
            JsonNode property = member.getValue();
            if (property.path("description").asText("").isBlank()) {
                defects.add(name + ": has no description");
            }
            lintType(name, property, defects);
            lintInput(name, property, defects);
            if (property.has("items")) {
                lintType(name + "[]", property.path("items"), defects);
                lintInput(name + "[]", property.path("items"), defects);
            }
        });
    }

    private static void lintOutput(String path, JsonNode schema, List<String> defects) {
        schema.path("properties").properties().forEach(member -> {
            JsonNode property = member.getValue();
            if ("array".equals(property.path("type").asText()) && !property.has("items")) {
                defects.add(path + "/" + member.getKey() + ": is an array without items");
            }
            lintOutput(path + "/" + member.getKey(), property, defects);
            lintOutput(path + "/" + member.getKey() + "[]", property.path("items"), defects);
        });
    }

    private static void lintType(String name, JsonNode schema, List<String> defects) {
        if (!schema.path("type").isTextual() && !schema.has("enum")) {
            defects.add(name + ": has no single type");
        }
        if ("array".equals(schema.path("type").asText()) && !schema.path("items").isObject()) {
            defects.add(name + ": is an array without items");
        }
    }
}
