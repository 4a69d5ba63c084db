package io.mcphub.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether JSON is what a schema of an OpenAPI document says. Stricter than JSON Schema: members that it does not name are faults. */
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What does not fit, each with its place. */
    List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> faults) {
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").asText().substring(1)), value, place, faults);
        } else if (!value.isNull() && schema.has("type")) {
            if (!is(schema.get("type").asText(), value)) {
                faults.add(place + " is no " + schema.get("type").asText() + ": " + value);
            }
            value.properties().forEach(member -> member(schema, member.getKey(), member.getValue(), place, faults));
            if (value.isArray()) {
                value.forEach(item -> check(schema.path("items"), item, place + "[]", faults));
            }
        }
    }

    private void member(JsonNode schema, String name, JsonNode value, String place, List<String> faults) {
        JsonNode known = schema.path("properties").path(name);
        if (!known.isMissingNode()) {
            check(known, value, place + "/" + name, faults);
        } else if (!schema.has("additionalProperties")) {
            faults.add(place + "/" + name + " is not described");
        } else {
            check(schema.get("additionalProperties"), value, place + "/" + name, faults);
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }
}
