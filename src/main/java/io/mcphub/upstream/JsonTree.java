package io.mcphub.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads answers of providers leniently: a member that is missing, null, blank or of another type counts as missing. */
public final class JsonTree {
    private JsonTree() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first of the members that is a non-blank text or a number; null if none is. */
    public static @Nullable String text(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if ((value.isTextual() || value.isNumber()) && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    /** The first of the members that is a whole number, also one written as text; null if none is. */
    public static @Nullable Integer count(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.isNumber() && value.canConvertToInt() || value.isTextual() && value.textValue().matches("-?[0-9]{1,9}")) {
                return value.asInt();
            }
        }
        return null;
    }

    /** Whether one of the members is {@code true}, 1 or {@code "1"}. */
    public static boolean flag(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.asBoolean() || "1".equals(value.asText())) {
                return true;
            }
        }
        return false;
    }

    /** The elements of an array; empty if it is not an array. */
    public static List<JsonNode> list(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
    }

    /** The elements of an array, each converted. */
    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return list(array).stream().map(element).toList();
    }

    /** The elements of an array that are texts. */
    public static List<String> texts(JsonNode array) {
        return list(array).stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }
}
