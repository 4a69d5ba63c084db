package io.mcphub.platform.rest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of a record's components in JSON. */
final class MemberNames {
    private MemberNames() {}

    /** The name of one component. */
    static String of(Class<?> record, String component) {
        try {
            JsonProperty named = record.getMethod(component).getAnnotation(JsonProperty.class);
            return named == null ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component) : named.value();
        } catch (NoSuchMethodException noComponent) {
            return component;
        }
    }

    /**
     * The name of the component that collects members with other names; empty if there is none. It is no member itself, but Jackson
     * takes it for one.
     */
    static Optional<String> ofCollector(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnySetter.class))
                .map(RecordComponent::getName)
                .map(component -> of(record, component))
                .findAny();
    }

    /** All names in order, for a sentence. */
    static String of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(component -> of(record, component.getName())).collect(Collectors.joining(", "));
    }
}
