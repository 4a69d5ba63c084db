package io.mcphub.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a result as text: its rows as a table, and the rest of the result as a second block. */
public final class TextBlocks {
    private static final CsvMapper CSV = new CsvMapper();

    /** The text for a table without rows, because APIs of models refuse an empty text. */
    private static final String NOTHING = "(nothing)";

    private TextBlocks() {}

    /**
     * One or two texts.
     *
     * @param format the form
     * @param type the result record
     * @param tree the result as JSON
     */
    public static List<String> of(Format format, Class<?> type, JsonNode tree) {
        Optional<String> rows = rows(type);
        if (format == Format.JSON || rows.isEmpty()) {
            return List.of(format == Format.MARKDOWN ? items(tree) : Json.write(tree));
        }
        ObjectNode rest = tree.deepCopy();
        List<Map<String, String>> table = rest.remove(rows.get()).valueStream().map(TextBlocks::cells).toList();
        Set<String> columns = table.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> texts = new ArrayList<>();
        texts.add(columns.isEmpty() ? NOTHING : format == Format.CSV ? csv(columns, table) : markdown(columns, table));
        if (!rest.isEmpty()) {
            // What does not fit into the table, such as the cursor and totals.
            texts.add(Json.write(rest));
        }
        return texts;
    }

    /** The name of the member with the {@link Rows} of a result; empty if it is not a list. */
    public static Optional<String> rows(Class<?> type) {
        return Stream.ofNullable(type.getRecordComponents())
                .flatMap(Arrays::stream)
                .filter(component -> component.isAnnotationPresent(Rows.class))
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .findFirst();
    }

    private static Map<String, String> cells(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.properties().forEach(member -> cells.put(member.getKey(), cell(member.getValue())));
        return cells;
    }

    /** The text of a cell: a plain value as it is, a list of plain values with semicolons, anything deeper as JSON. */
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

    /** A result that is not a list: one line per member. */
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
