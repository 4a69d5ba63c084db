package io.mcphub.platform.rest;

import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Boolean;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.EmptyString;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Float;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Integer;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.String;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.mcphub.platform.Json;

/** The mapper for bodies of requests: it refuses unknown members and converts no type into another. */
final class StrictJson {
    private static final ObjectMapper MAPPER = strict(Json.mapper().copy());

    private StrictJson() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        refuse(mapper, LogicalType.Textual, Integer, Float, Boolean);
        refuse(mapper, LogicalType.Integer, String, EmptyString, Float, Boolean);
        refuse(mapper, LogicalType.Boolean, String, EmptyString, Integer, Float);
        refuse(mapper, LogicalType.Enum, EmptyString);
        refuse(mapper, LogicalType.Collection, String, EmptyString);
        refuse(mapper, LogicalType.Map, String, EmptyString);
        return mapper;
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
        for (CoercionInputShape shape : shapes) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
