package io.mcphub.tools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
 * What {@link Formerly} means for one input record, read once. An old name moves to the new one, unless that is given too:
 * then validation names the old one. A value takes the form that the new argument has: a number becomes a text where a
 * text is expected, and a single value a list where a list is.
 */
final class Renames {
    private static final Renames NONE = new Renames(List.of());

    private final List<Member> members;

    private Renames(List<Member> members) {
        this.members = members;
    }

    /** Of a record; of anything else, nothing. */
    static Renames of(Class<?> type) {
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
        return new Renames(List.copyOf(members));
    }

    /** The arguments under their present names; the given object itself if none has an old one. */
    ObjectNode apply(ObjectNode raw) {
        ObjectNode result = raw;
        for (Member member : members) {
            result = member.apply(result);
        }
        return result;
    }

    private record Member(String name, List<String> old, Map<String, String> values, boolean text, boolean list, Renames nested) {
        static Member of(RecordComponent component) {
            Formerly formerly = component.getAnnotation(Formerly.class);
            Class<?> element = element(component.getGenericType());
            return new Member(
                    PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()),
                    formerly == null ? List.of() : List.of(formerly.value()),
                    oldValues(element),
                    element == String.class,
                    Collection.class.isAssignableFrom(component.getType()),
                    Renames.of(element));
        }

        boolean renamesSomething() {
            return !old.isEmpty() || !values.isEmpty() || !nested.members.isEmpty();
        }

        ObjectNode apply(ObjectNode raw) {
            ObjectNode result = moved(raw);
            JsonNode value = result.get(name);
            JsonNode mended = value == null ? null : mended(value);
            if (mended != null && !mended.equals(value)) {
                result = result == raw ? shallow(raw) : result;
                result.set(name, mended);
            }
            return result;
        }

        private ObjectNode moved(ObjectNode raw) {
            for (String former : old) {
                if (raw.has(former) && !raw.has(name)) {
                    ObjectNode result = shallow(raw);
                    result.set(name, formed(result.remove(former)));
                    return result;
                }
            }
            return raw;
        }

        private JsonNode formed(JsonNode value) {
            JsonNode single = text && value.isNumber() ? TextNode.valueOf(value.asText()) : value;
            return list && !value.isArray() && !value.isNull() ? JsonNodeFactory.instance.arrayNode().add(single) : single;
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

    /** The arguments belong to the audit row too, so they are never changed themselves. */
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
            Formerly formerly = constant.getAnnotation(Formerly.class);
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
