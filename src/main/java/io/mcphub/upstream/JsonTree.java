package io.mcphub.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the answers of providers: a member that is absent, null, blank or of another type is simply not there. */
public final class JsonTree {
    private JsonTree() {}

    /** An empty object, to be filled. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first of the members that holds a text that is not blank, or a number. */
    public static @Nullable String text(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if ((value.isTextual() || value.isNumber()) && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    /** The first of the members that holds a whole number, be it as a text. */
    public static @Nullable Integer count(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.isNumber() && value.canConvertToInt() || value.isTextual() && value.textValue().matches("-?[0-9]{1,9}")) {
                return value.asInt();
            }
        }
        return null;
    }

    /** Whether one of the members is set: {@code true}, 1 or {@code "1"}. */
    public static boolean flag(JsonNode node, String... members) {
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.asBoolean() || "1".equals(value.asText())) {
                return true;
            }
        }
        return false;
    }

    /** The elements of an array; none if there is no array. */
    public static List<JsonNode> list(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
    }

    /** The elements of an array, each as what it stands for. */
    public static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        return list(array).stream().map(element).toList();
    }

    /** The texts among the elements of an array. */
    public static List<String> texts(JsonNode array) {
        return list(array).stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }
}
