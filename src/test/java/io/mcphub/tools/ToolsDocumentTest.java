package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.ToolNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/tools.md} is generated from the tools. {@code mvn test -Dtest=ToolsDocumentTest -Dtools.document=write} writes it anew. */
class ToolsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/tools.md");

    @Test
    void documentWhenComparedThenSaysWhatTheToolsSay() throws IOException {
        String generated = document(DeclaredTools.all());
        if ("write".equals(System.getProperty("tools.document"))) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(Files.readString(DOCUMENT)).as("run mvn test -Dtest=ToolsDocumentTest -Dtools.document=write").isEqualTo(generated);
    }

    /** Members of every answer, or of every answer to a call that writes. */
    private static final Set<String> EVERYWHERE = Set.of("understood", "cut", "preview", "target", "would_send");

    private static String document(List<RegisteredTool> tools) {
        Map<String, List<RegisteredTool>> byIntegration = tools.stream()
                .collect(Collectors.groupingBy(RegisteredTool::integration, () -> new TreeMap<>(ToolsDocumentTest::hubFirst), Collectors.toList()));
        StringBuilder text = new StringBuilder("""
                # Tools

                Generated from the code by `ToolsDocumentTest`; do not edit. Arguments in **bold** are required. Tools that act
                through an account also take `account` once you have two accounts of the integration. The size is what a tool
                costs a model's context: compact JSON of name, description and input schema, four characters to a token. Each
                tool has two names that calls take; the first is shown in logs, the second to clients.

                ## Which tools a client is shown

                `tools/list` shows the tools of the set **core** to whoever chose nothing: those that most work needs. All others
                are found with `hub.tools.search` and run by name or with `hub.tools.call`. `?tools=all` in the hub's address, a
                token or a consent asks for all, `?tools=discovery` for the hub's own alone.

                ## Arguments of every tool

                The tables leave these out, and so does what clients are shown: the hub's introduction tells them once. `max_tokens`
                (500 to 25,000; default 6,000) bounds the answer: a list ends at a whole row with `next_cursor`, one long text is
                cut, and `cut` says how to read on with `text_offset`. With `?structured=true` in the hub's address, a token or a
                consent, answers also come as structured content; then one budget counts for both. `format` takes json, csv or
                markdown. Tools that write take `preview: true`: all checks and reading requests are made, nothing is sent, and the
                answer is `{preview, target, would_send}` with the first request that would change something.

                ## Repeating a call that writes

                Tools that write take `idempotency_key`, a text of up to 200 characters that names the call. It counts for one
                person, connection and tool, for 24 hours, on all nodes. The same call with the same key is done once: whoever
                repeats it gets the first answer, with `"io.mcphub/repeated": true` in `_meta`. Other arguments are `invalid-input`.
                While the first call runs, `still-running` says in how many seconds to repeat. If the node ended meanwhile, or the
                first call failed after something changed or may have, it is `outcome-unknown`: look first; the hub does not repeat
                it. A call that failed and changed nothing, and a preview, leave the key free. The hub keeps the answer sealed under
                a key that is not in the database, also if the audit log keeps no content; it goes with the connection.

                ## Times in arguments

                The same for all integrations, in the time zone of the account's owner. `in 7d`, `+7d` lie ahead, `7d ago`, `-7d` lie
                back; units are s, m, h, d, w or their names. A bare `7d` lies ahead in `due_…`, `start_…` and `at`, and back in
                `since`, `until`, `from_…`, `to_…` and the day of logged time. Days: `2026-01-15`, `20260115`, `today`, `yesterday`,
                `tomorrow`, `end of month`, `friday` (the next one, today included; the last one where an argument looks back),
                `next friday` (in the next ISO week), `last friday`. A day may have an hour: `tomorrow 9:00`. Date-times:
                `2026-01-15T09:00`, with or without an offset. Where a caller wrote something else than a date, the answer shows
                what it was taken for in `understood`. A due date in the past needs `allow_past`.

                ## Times in answers

                Written as the owner of the account reads them on a clock, in the same zone: `2026-01-15T09:00:00`, which arguments
                take back. `timezone` names the zone once. Only in the hour that clocks show twice a time has its offset. Without an
                account it is UTC.

                ## Members of every answer

                `understood` says what arguments were taken for, `cut` which text was too long and how to read on. The tables of
                answers leave them out.

                | integration | core tools | tokens | all tools | tokens |
                |---|---:|---:|---:|---:|
                """);
        byIntegration.forEach((integration, list) ->
                text.append("| [").append(integration).append("](#").append(integration).append(") | ").append(sums(list)));
        text.append("| all | ").append(sums(tools));
        byIntegration.forEach((integration, list) -> section(text, integration, list));
        return text.toString();
    }

    private static String sums(List<RegisteredTool> tools) {
        List<RegisteredTool> core = tools.stream().filter(RegisteredTool::core).toList();
        return core.size() + " | " + tokens(core) + " | " + tools.size() + " | " + tokens(tools) + " |\n";
    }

    private static int hubFirst(String left, String right) {
        return left.equals("hub") ? (right.equals("hub") ? 0 : -1) : right.equals("hub") ? 1 : left.compareTo(right);
    }

    private static void section(StringBuilder text, String integration, List<RegisteredTool> tools) {
        text.append("\n## ").append(integration).append('\n');
        tools.forEach(tool -> tool(text, tool));
    }

    private static void tool(StringBuilder text, RegisteredTool tool) {
        text.append("\n### `").append(tool.name()).append("`\n\n`").append(WireNames.in(ToolNames.FLAT, tool.name())).append("` · ");
        text.append(tool.title()).append(tool.core() ? " · **core**" : "").append(" · ").append(tool.effect().name().toLowerCase(Locale.ROOT)).append(tool.idempotent() && tool.effect() != Effect.READ ? ", idempotent" : "");
        text.append(" · ").append(DeclaredTools.tokens(tool)).append(" tokens\n\n").append(cell(tool.description())).append('\n');
        JsonNode properties = tool.inputSchema().path("properties");
        if (!properties.isEmpty()) {
            text.append("\n| argument | type | what |\n|---|---|---|\n");
            Set<String> required = tool.inputSchema().path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
            properties.properties().forEach(member -> text.append(row(member.getKey(), member.getValue(), required.contains(member.getKey()))));
        }
        StringBuilder answer = new StringBuilder();
        if (tool.outputSchema() != null) {
            members(answer, "", tool.outputSchema());
        }
        text.append(answer.isEmpty() ? "" : "\n| answer | type | what |\n|---|---|---|\n" + answer);
    }

    /** The members of an object, and of those in it. */
    private static void members(StringBuilder text, String prefix, JsonNode schema) {
        schema.path("properties").properties().stream().filter(member -> !prefix.isEmpty() || !EVERYWHERE.contains(member.getKey())).forEach(member -> {
            JsonNode inner = member.getValue();
            String path = prefix + member.getKey() + (inner.path("type").asText().equals("array") ? "[]" : "");
            text.append(row(path, inner, false));
            members(text, path + ".", inner.has("items") ? inner.path("items") : inner);
        });
    }

    private static String row(String name, JsonNode schema, boolean required) {
        String shown = required ? "**`" + name + "`**" : "`" + name + "`";
        return "| " + shown + " | " + type(schema) + " | " + cell(schema.path("description").asText()) + " |\n";
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        }
        String type = schema.path("type").asText();
        return type.equals("array") ? "list of " + type(schema.path("items")) : type;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
    }

    private static int tokens(List<RegisteredTool> tools) {
        return tools.stream().mapToInt(DeclaredTools::tokens).sum();
    }
}
