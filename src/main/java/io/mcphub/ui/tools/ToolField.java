package io.mcphub.ui.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An argument of a tool as a field of a form.
 *
 * @param name the argument's name
 * @param type its JSON type, for people to read
 * @param kind how it is asked for
 * @param required whether a call needs it
 * @param description what it means
 * @param choices the values that it may have; empty if it is free
 * @param value what was sent, or empty
 */
public record ToolField(String name, String type, Kind kind, boolean required, String description, List<String> choices, String value) {
    /** How a value is asked for. */
    public enum Kind { TEXT, NUMBER, CHOICE, LINES, JSON }

    private static final int LONG = 300;
    private static final Set<String> NUMBERS = Set.of("integer", "number");
    private static final Pattern EXAMPLE = Pattern.compile("such as:? ([^,;.()]+)");

    /** The fields of a schema, needed ones first. */
    static List<ToolField> of(JsonNode schema, UnaryOperator<String> values) {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false).map(JsonNode::asText).collect(Collectors.toSet());
        return schema.path("properties").properties().stream()
                .map(p -> of(p.getKey(), p.getValue(), required.contains(p.getKey()), values.apply(p.getKey())))
                .sorted((a, b) -> Boolean.compare(b.required, a.required))
                .toList();
    }

    private static ToolField of(String name, JsonNode schema, boolean required, String value) {
        String type = schema.path("type").asText("");
        List<String> choices = type.equals("boolean") ? List.of("true", "false") : StreamSupport.stream(schema.path("enum").spliterator(), false).map(JsonNode::asText).toList();
        return new ToolField(name, typeName(schema), kind(type, schema, choices), required, schema.path("description").asText(""), choices, value);
    }

    private static String typeName(JsonNode schema) {
        String type = schema.path("type").asText("any");
        return type.equals("array") ? "array of " + schema.path("items").path("type").asText("any") : type;
    }

    private static Kind kind(String type, JsonNode schema, List<String> choices) {
        if (!choices.isEmpty()) {
            return Kind.CHOICE;
        }
        if (NUMBERS.contains(type)) {
            return Kind.NUMBER;
        }
        if (type.equals("array") && schema.path("items").path("type").asText().equals("string")) {
            return Kind.LINES;
        }
        return type.equals("string") ? Kind.TEXT : Kind.JSON;
    }

    /** Whether the text may be long. */
    public boolean isLong() {
        return kind != Kind.TEXT || description.toLowerCase(Locale.ROOT).contains("text") || value.length() > LONG;
    }

    /** Puts what was typed into the arguments; an empty field is left out. {@code INVALID_INPUT} if it cannot be read. */
    void into(ObjectNode arguments) {
        if (!value.isBlank()) {
            arguments.set(name, read());
        }
    }

    /** A value for the example: a choice, what the description names, or one of the type. */
    JsonNode example() {
        Matcher named = EXAMPLE.matcher(description);
        return switch (kind) {
            case CHOICE -> type.equals("boolean") ? BooleanNode.TRUE : TextNode.valueOf(choices.get(0));
            case NUMBER -> JsonNodeFactory.instance.numberNode(1);
            case LINES -> JsonNodeFactory.instance.arrayNode().add(named.find() ? named.group(1) : "…");
            case TEXT -> TextNode.valueOf(named.find() ? named.group(1) : "…");
            case JSON -> type.startsWith("array") ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        };
    }

    private JsonNode read() {
        return switch (kind) {
            case TEXT -> TextNode.valueOf(value);
            case LINES -> lines();
            case CHOICE -> type.equals("boolean") ? BooleanNode.valueOf(value.equals("true")) : TextNode.valueOf(value);
            case NUMBER, JSON -> json();
        };
    }

    private ArrayNode lines() {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        value.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    private JsonNode json() {
        try {
            return Json.mapper().readTree(value);
        } catch (JsonProcessingException wrong) {
            throw HubException.invalid(name, name + " must be JSON of the type " + type + ".");
        }
    }
}
