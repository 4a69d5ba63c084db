package io.mcphub.platform.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of records for OpenAPI, as the hub's JSON mapper reads and writes them. The container's own scan knows nothing of
 * Jackson. Records are named by their simple names and referred to; everything else is inline.
 */
public final class RecordSchemas {
    private final Map<Class<?>, Supplier<Schema>> forms = new HashMap<>(Map.of(
            String.class, () -> plain(SchemaType.STRING),
            Secret.class, () -> plain(SchemaType.STRING).format("password"),
            Instant.class, () -> plain(SchemaType.STRING).format("date-time"),
            URI.class, () -> plain(SchemaType.STRING).format("uri"),
            Boolean.class, () -> plain(SchemaType.BOOLEAN),
            Integer.class, () -> plain(SchemaType.INTEGER).format("int32"),
            Long.class, () -> plain(SchemaType.INTEGER).format("int64"),
            Object.class, OASFactory::createSchema,
            JsonNode.class, OASFactory::createSchema));
    private final Map<String, Class<?>> records = new HashMap<>();
    private final Map<String, Schema> named = new TreeMap<>();

    /** Knows these types besides, which have a JSON form of their own. */
    public RecordSchemas(Map<Class<?>, Supplier<Schema>> more) {
        forms.putAll(more);
        forms.put(boolean.class, forms.get(Boolean.class));
        forms.put(int.class, forms.get(Integer.class));
        forms.put(long.class, forms.get(Long.class));
    }

    /** All records so far, by simple name. */
    public Map<String, Schema> named() {
        return named;
    }

    /** The schema of a type. Throws {@link IllegalStateException} if it is unknown, or if two records have one simple name. */
    public Schema of(Type type) {
        return of(Json.mapper().constructType(type));
    }

    private Schema of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (forms.containsKey(raw)) {
            return forms.get(raw).get();
        }
        if (raw == Member.class) {
            return of(type.containedType(0));
        }
        if (raw.isEnum()) {
            return constants(raw);
        }
        if (type.isCollectionLikeType()) {
            return plain(SchemaType.ARRAY).items(of(type.getContentType()));
        }
        if (type.isMapLikeType()) {
            return plain(SchemaType.OBJECT).additionalPropertiesSchema(of(type.getContentType()));
        }
        return reference(type);
    }

    private static Schema constants(Class<?> type) {
        Schema schema = plain(SchemaType.STRING);
        Arrays.stream(type.getEnumConstants()).map(constant -> Json.tree(constant).asText()).forEach(schema::addEnumeration);
        return schema;
    }

    private Schema reference(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!raw.isRecord()) {
            throw new IllegalStateException("no schema for " + type);
        }
        Class<?> known = records.putIfAbsent(raw.getSimpleName(), raw);
        if (known == null) {
            named.put(raw.getSimpleName(), members(plain(SchemaType.OBJECT), type));
        } else if (known != raw) {
            throw new IllegalStateException("one name for " + known + " and " + raw);
        }
        return OASFactory.createSchema().ref(raw.getSimpleName());
    }

    private Schema members(Schema schema, JavaType record) {
        BeanDescription description = Json.mapper().getSerializationConfig().introspect(record);
        for (BeanPropertyDefinition property : description.findProperties()) {
            Optional<RecordComponent> component = component(record.getRawClass(), property.getInternalName());
            if (component.filter(RecordSchemas::collects).isPresent()) {
                schema.additionalPropertiesSchema(of(property.getPrimaryType().getContentType()));
            } else if (property.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)) {
                members(schema, property.getPrimaryType());
            } else {
                schema.addProperty(property.getName(), of(property.getPrimaryType()));
                component.filter(c -> c.getAccessor().isAnnotationPresent(NotNull.class)).ifPresent(c -> schema.addRequired(property.getName()));
            }
        }
        Optional.ofNullable(description.findAnyGetter()).ifPresent(any -> schema.additionalPropertiesSchema(of(any.getType().getContentType())));
        return schema;
    }

    private static Optional<RecordComponent> component(Class<?> record, String name) {
        return Arrays.stream(record.getRecordComponents()).filter(component -> component.getName().equals(name)).findAny();
    }

    private static boolean collects(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnySetter.class) || component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
    }

    private static Schema plain(SchemaType type) {
        return OASFactory.createSchema().type(type);
    }
}
