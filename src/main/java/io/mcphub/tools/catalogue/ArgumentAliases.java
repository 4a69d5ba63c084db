package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mcphub.tools.Aliases;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@link Aliases} to the arguments of one tool. An old name becomes the new one. If both are given, two lists are joined;
 * otherwise the old name stays and validation names it. The value is adapted too: a number becomes a text where a text is expected,
 * a single value a list where a list is expected. The new name gets the same adaptation, because some callers combine it with the
 * old form.
 */
public final class ArgumentAliases {
    private static final ArgumentAliases NONE = new ArgumentAliases(List.of());

    private final List<Member> members;

    private ArgumentAliases(List<Member> members) {
        this.members = members;
    }

    /** The aliases of a record; none for any other type. */
    static ArgumentAliases of(Class<?> type) {
        if (!type.isRecord()) {
            return NONE;
        }
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Member member = Member.of(component);
            if (member.renamesSomething()) {
                members.add(member);
            }
        }
        return new ArgumentAliases(List.copyOf(members));
    }

    /** The arguments under their present names; the same object if there is nothing to change. */
    public ObjectNode apply(ObjectNode raw) {
        ObjectNode result = raw;
        for (Member member : members) {
            result = member.apply(result);
        }
        return result;
    }

    private record Member(String name, List<String> old, Map<String, String> values, boolean text, boolean list, ArgumentAliases nested) {
        static Member of(RecordComponent component) {
            Aliases formerly = Annotations.find(component, Aliases.class);
            Class<?> element = element(component.getGenericType());
            return new Member(
                    PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()),
                    formerly == null ? List.of() : List.of(formerly.value()),
                    oldValues(element),
                    element == String.class,
                    Collection.class.isAssignableFrom(component.getType()),
                    ArgumentAliases.of(element));
        }

        boolean renamesSomething() {
            return !old.isEmpty() || !values.isEmpty() || !nested.members.isEmpty();
        }

        ObjectNode apply(ObjectNode raw) {
            ObjectNode result = moved(raw);
            JsonNode value = result.get(name);
            JsonNode mended = value == null ? null : mended(old.isEmpty() ? value : formed(value));
            if (mended != null && !mended.equals(value)) {
                result = result == raw ? shallow(raw) : result;
                result.set(name, mended);
            }
            return result;
        }

        private ObjectNode moved(ObjectNode raw) {
            ObjectNode result = raw;
            for (String former : old) {
                if (result.has(former) && (list || !result.has(name))) {
                    result = result == raw ? shallow(raw) : result;
                    JsonNode given = formed(result.remove(former));
                    result.set(name, result.has(name) ? joined(formed(result.get(name)), given) : given);
                }
            }
            return result;
        }

        private JsonNode formed(JsonNode value) {
            if (value instanceof ArrayNode array) {
                ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> result.add(textual(element)));
                return result;
            }
            return list && !value.isNull() ? JsonNodeFactory.instance.arrayNode().add(textual(value)) : textual(value);
        }

        private JsonNode textual(JsonNode value) {
            return text && value.isNumber() ? TextNode.valueOf(value.asText()) : value;
        }

        private static JsonNode joined(JsonNode present, JsonNode former) {
            return present instanceof ArrayNode && former instanceof ArrayNode more ? ((ArrayNode) present.deepCopy()).addAll(more) : present;
        }

        private JsonNode mended(JsonNode value) {
            if (value instanceof ArrayNode array) {
                ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> result.add(mended(element)));
                return result;
            }
            if (value instanceof ObjectNode object) {
                return nested.apply(object);
            }
            String replaced = value.isTextual() ? values.get(value.textValue()) : null;
            return replaced == null ? value : TextNode.valueOf(replaced);
        }
    }

    /** Copies the top level, because the audit log needs the arguments as they came. */
    private static ObjectNode shallow(ObjectNode raw) {
        return JsonNodeFactory.instance.objectNode().setAll(raw);
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] parts = generic.getActualTypeArguments();
            return element(parts[parts.length - 1]);
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private static Map<String, String> oldValues(Class<?> type) {
        Map<String, String> values = new HashMap<>();
        for (Field constant : type.isEnum() ? type.getFields() : new Field[0]) {
            Aliases formerly = constant.getAnnotation(Aliases.class);
            for (String old : formerly == null ? new String[0] : formerly.value()) {
                values.put(old, wireName(constant));
            }
        }
        return Map.copyOf(values);
    }

    private static String wireName(Field constant) {
        @Nullable JsonProperty name = constant.getAnnotation(JsonProperty.class);
        return name == null ? constant.getName() : name.value();
    }
}
