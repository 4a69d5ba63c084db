package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mcphub.platform.Json;
import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Generates JSON Schemas (2020-12, MCP's default dialect, so {@code $schema} is left out) for input and output records. Members
 * keep their order and are written in snake_case; everything is inline; constraints come from {@code jakarta.validation}. Schemas
 * are cached: do not change one.
 */
public final class ToolSchemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final SchemaGenerator inputs = generator(true);
    private final SchemaGenerator outputs = generator(false);
    private final Map<Class<?>, ObjectNode> knownInputs = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectNode> knownOutputs = new ConcurrentHashMap<>();

    /** The schema of arguments. It refuses unknown members. */
    ObjectNode input(Class<?> type) {
        return knownInputs.computeIfAbsent(type, record -> withProperties(inputs.generateSchema(record)));
    }

    /** The schema of a result. It allows unknown members, because clients must tolerate new ones. */
    ObjectNode output(Class<?> type) {
        return knownOutputs.computeIfAbsent(type, record -> withProperties(outputs.generateSchema(record)));
    }

    /** The validator of a schema. */
    public static Schema compile(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    /** Some clients insist on {@code properties}, even if the object has no members. */
    private static ObjectNode withProperties(ObjectNode schema) {
        schema.withObjectProperty("properties");
        return schema;
    }

    private static SchemaGenerator generator(boolean closed) {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.SKIP_SUBTYPE_LOOKUP))
                .with(new AnchoredValidation())
                .with(Option.INLINE_ALL_SCHEMAS, Option.STANDARD_FORMATS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        if (closed) {
            builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        builder.forTypesInGeneral().withPropertySorter((left, right) -> 0);
        builder.forFields().withPropertyNameOverrideResolver(ToolSchemas::snakeCase).withDescriptionResolver(ToolSchemas::description);
        return new SchemaGenerator(builder.build());
    }

    private static @Nullable String snakeCase(FieldScope field) {
        if (field.isFakeContainerItemScope() || field.getAnnotationConsideringFieldAndGetter(JsonProperty.class) != null) {
            return null;
        }
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getDeclaredName());
    }

    private static @Nullable String description(FieldScope field) {
        Description description = field.isFakeContainerItemScope() ? null : Annotations.find(field.getRawMember(), Description.class);
        return description == null ? null : description.value();
    }

    /**
     * Adds anchors to {@code @Pattern}, which matches the whole text, while {@code pattern} in a schema only searches: otherwise
     * {@code "x; rm C024BE91L"} would pass. It also tells blank from empty.
     */
    private static final class AnchoredValidation extends JakartaValidationModule {
        AnchoredValidation() {
            super(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED, JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
        }

        @Override
        protected <A extends Annotation> @Nullable A getAnnotationFromFieldOrGetter(MemberScope<?, ?> member, Class<A> type, Function<A, Class<?>[]> groups) {
            A own = super.getAnnotationFromFieldOrGetter(member, type, groups);
            return own != null || member.isFakeContainerItemScope() ? own : Annotations.find((AnnotatedElement) member.getRawMember(), type);
        }

        /** What is not blank is not empty either, so a schema says it once. */
        @Override
        protected @Nullable Integer resolveStringMinLength(MemberScope<?, ?> member) {
            boolean said = "\\S".equals(resolveStringPattern(member));
            Integer least = super.resolveStringMinLength(member);
            return said && Integer.valueOf(1).equals(least) ? null : least;
        }

        @Override
        protected String resolveStringPattern(MemberScope<?, ?> member) {
            String pattern = super.resolveStringPattern(member);
            if (pattern != null) {
                return "^(?:" + pattern + ")$";
            }
            NotBlank notBlank = member.getAnnotationConsideringFieldAndGetterIfSupported(NotBlank.class);
            return notBlank == null ? null : "\\S";
        }
    }
}
