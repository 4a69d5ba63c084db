package io.mcphub.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A result as text: the rows as a table, and whatever else the result holds as a second block. */
public final class TextBlocks {
    private static final CsvMapper CSV = new CsvMapper();

    /** A table without rows: models' APIs refuse an empty text. */
    private static final String NOTHING = "(nothing)";

    private TextBlocks() {}

    /** One or two texts for a result whose tree is given. */
    public static List<String> of(Format format, Object output, JsonNode tree) {
        if (format == Format.JSON) {
            return List.of(Json.write(tree));
        }
        if (!(output instanceof Rows<?> rows)) {
            return List.of(format == Format.MARKDOWN ? items(tree) : Json.write(tree));
        }
        List<Map<String, String>> table = rows.rows().stream().map(Json::tree).map(TextBlocks::cells).toList();
        Set<String> columns = table.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> texts = new ArrayList<>();
        texts.add(columns.isEmpty() ? NOTHING : format == Format.CSV ? csv(columns, table) : markdown(columns, table));
        ObjectNode rest = withoutRows(tree, Json.tree(rows.rows()));
        if (!rest.isEmpty()) {
            texts.add(Json.write(rest));
        }
        return texts;
    }

    /** What a table cannot hold: the cursor, totals. */
    private static ObjectNode withoutRows(JsonNode tree, JsonNode rows) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        boolean[] left = new boolean[1];
        tree.properties().forEach(member -> {
            if (!left[0] && member.getValue().equals(rows)) {
                left[0] = true;
            } else {
                rest.set(member.getKey(), member.getValue());
            }
        });
        return rest;
    }

    private static Map<String, String> cells(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.properties().forEach(member -> cells.put(member.getKey(), cell(member.getValue())));
        return cells;
    }

    /** A plain value as it is, plain lists with semicolons, anything deeper as JSON. */
    private static String cell(JsonNode value) {
        if (value.isValueNode()) {
            return value.isNull() ? "" : value.asText();
        }
        boolean plain = value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode);
        return plain ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("; ")) : Json.write(value);
    }

    private static String csv(Set<String> columns, List<Map<String, String>> table) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        columns.forEach(schema::addColumn);
        try {
            return CSV.writer(schema.build()).writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table of texts is not writable as CSV", e);
        }
    }

    private static String markdown(Set<String> columns, List<Map<String, String>> table) {
        StringBuilder text = new StringBuilder(line(columns)).append(line(columns.stream().map(c -> "---").toList()));
        table.forEach(row -> text.append(line(columns.stream().map(column -> row.getOrDefault(column, "")).toList())));
        return text.toString();
    }

    /** One thing: a line for each of its members. */
    private static String items(JsonNode thing) {
        String text = cells(thing).entrySet().stream()
                .map(cell -> "- **" + cell.getKey() + "**: " + cell.getValue().replaceAll("\\R", " ") + "\n")
                .collect(Collectors.joining());
        return text.isEmpty() ? NOTHING : text;
    }

    private static String line(Iterable<String> cells) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(' ').append(cell.replace("|", "\\|").replaceAll("\\R", " ")).append(" |"));
        return line.append('\n').toString();
    }
}
