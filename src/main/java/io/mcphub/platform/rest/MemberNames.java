package io.mcphub.platform.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Arrays;
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

    /** All names in order, for a sentence. */
    static String of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(component -> of(record, component.getName())).collect(Collectors.joining(", "));
    }
}
