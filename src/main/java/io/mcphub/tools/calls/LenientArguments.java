package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads arguments as models and bridges write them: a number, flag, list or object as text, and an empty text for what is left out.
 * It converts only what can mean one thing; all else stays as it is, for the schema to refuse.
 */
final class LenientArguments {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?");
    private static final int LONGEST_JSON = 100_000;
    /** The pattern of a text that only must not be blank; any other pattern is a form, such as that of a time. */
    private static final String NOT_BLANK = "\\S";
    /** Arguments that name something, without saying so by the end of their name. */
    private static final Set<String> IDS = Set.of("id", "account", "integration", "idempotency_key");

    private LenientArguments() {}

    /** A copy in which the values have the types of the schema, where that is not ambiguous. */
    static ObjectNode read(JsonNode schema, ObjectNode arguments) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        arguments.properties().forEach(member -> {
            JsonNode property = schema.path("properties").path(member.getKey());
            JsonNode value = value(property, member.getValue());
            if (!isLeftOut(schema, member.getKey(), property, value)) {
                read.set(member.getKey(), value);
            }
        });
        return read;
    }

    private static JsonNode value(JsonNode schema, JsonNode value) {
        JsonNode typed = value.isTextual() ? typed(schema, value) : value;
        if (typed instanceof ObjectNode object && schema.has("properties")) {
            return read(schema, object);
        }
        if (typed instanceof ArrayNode array) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> items.add(value(schema.path("items"), item)));
            return items;
        }
        return typed;
    }

    private static JsonNode typed(JsonNode schema, JsonNode text) {
        String value = text.textValue().strip();
        return switch (schema.path("type").asText()) {
            case "integer" -> INTEGER.matcher(value).matches() ? JsonNodeFactory.instance.numberNode(Long.parseLong(value)) : text;
            case "number" -> NUMBER.matcher(value).matches() ? JsonNodeFactory.instance.numberNode(new BigDecimal(value)) : text;
            case "boolean" -> value.equals("true") || value.equals("false") ? BooleanNode.valueOf(value.equals("true")) : text;
            case "array" -> value.startsWith("[") ? json(value, '[', text) : words(schema.path("items").path("enum"), value, text);
            case "object" -> json(value, '{', text);
            default -> text;
        };
    }

    /** A list of fixed words as one text with commas. */
    private static JsonNode words(JsonNode allowed, String value, JsonNode text) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(value.split(",")).map(String::strip).forEach(words::add);
        return !words.isEmpty() && words.valueStream().allMatch(word -> allowed.valueStream().anyMatch(word::equals)) ? words : text;
    }

    private static JsonNode json(String value, char start, JsonNode text) {
        if (value.isEmpty() || value.charAt(0) != start || value.length() > LONGEST_JSON) {
            return text;
        }
        try {
            JsonNode parsed = Json.read(value);
            return isSound(parsed) ? parsed : text;
        } catch (RuntimeException notJson) {
            return text;
        }
    }

    /** Whether an answer could repeat it: no half of a surrogate pair, and no number beyond a double, which the door refuses outside a text. */
    private static boolean isSound(JsonNode node) {
        if (node.isTextual()) {
            return isSound(node.textValue());
        }
        boolean names = node.properties().stream().allMatch(member -> isSound(member.getKey()));
        return names && !node.isMissingNode() && (!node.isDouble() || Double.isFinite(node.doubleValue())) && node.valueStream().allMatch(LenientArguments::isSound);
    }

    private static boolean isSound(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** An empty text for an optional argument in which it can be no value. In free text it keeps its meaning. */
    private static boolean isLeftOut(JsonNode schema, String name, JsonNode property, JsonNode value) {
        if (!value.isTextual() || !value.textValue().isEmpty() || property.isMissingNode() || isRequired(schema, name)) {
            return false;
        }
        boolean form = property.has("pattern") && !NOT_BLANK.equals(property.path("pattern").asText());
        boolean shaped = form || property.has("enum") || property.has("format") || IDS.contains(name) || name.endsWith("_id");
        return shaped || !"string".equals(property.path("type").asText());
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
