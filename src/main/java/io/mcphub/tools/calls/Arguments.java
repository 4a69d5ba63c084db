package io.mcphub.tools.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.Cursors;
import io.mcphub.tools.ListedArguments;
import io.mcphub.tools.PageRows;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.FrameworkArguments;
import io.mcphub.tools.catalogue.Input;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns raw JSON into the tool's input record: reads it leniently, validates it against the schema that clients were shown, then binds it. */
@ApplicationScoped
public class Arguments {
    private static final int MAX_MESSAGES = 10;
    private static final String CURSOR = "cursor";

    @Inject
    Cursors cursors;

    @Inject
    HubClock clock;

    /** The input. Throws {@code INVALID_INPUT} that lists everything wrong, so that a model can correct it in one step. */
    public Input bind(CallableTool tool, ObjectNode raw) {
        if (tool.inputType() == ObjectNode.class) {
            return raw(tool, raw);
        }
        ObjectNode written = withoutNulls(tool.renames().apply(raw));
        PageRows rows = PageRows.of(cursors, tool.name(), written.path(CURSOR).textValue());
        Optional<ListedArguments> before = cursors.arguments(tool.name(), rows.sealed(written.path(CURSOR).asText()));
        ObjectNode named = LenientArguments.read(whole(tool), before.map(list -> list.continuing(written)).orElse(written));
        ObjectNode own = valid(tool, named);
        FrameworkArguments framework = FrameworkArguments.take(own, tool);
        if (rows.page() == null || !tool.takesCursor()) {
            own.remove(CURSOR);
        } else {
            own.put(CURSOR, rows.page());
        }
        try {
            return new Input(Json.mapper().treeToValue(own, tool.inputType()), framework, before.orElseGet(() -> listed(tool, named)), rows);
        } catch (JsonProcessingException e) {
            String field = field(e);
            throw HubException.invalid(field, field + " is out of the range of its type. Look at the tool's input schema and try again.");
        }
    }

    private Input raw(CallableTool tool, ObjectNode given) {
        ObjectNode read = LenientArguments.read(whole(tool), given);
        ObjectNode own = valid(tool, read);
        return new Input(own, FrameworkArguments.take(own, tool), listed(tool, read), new PageRows(0, null, cursors));
    }

    /** The schema with all that a call may have, also the arguments of every tool, which {@code tools/list} leaves out. */
    static JsonNode whole(CallableTool tool) {
        return tool.validator().getSchemaNode();
    }

    /** A copy of arguments that fit the schema. Throws if they do not. */
    private static ObjectNode valid(CallableTool tool, ObjectNode arguments) {
        List<Error> errors = tool.validator().validate(arguments, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return JsonNodeFactory.instance.objectNode().setAll(arguments);
    }

    private ListedArguments listed(CallableTool tool, ObjectNode arguments) {
        Set<String> required = new HashSet<>();
        tool.inputSchema().path("required").forEach(name -> required.add(name.asText()));
        return ListedArguments.of(tool.name(), arguments, required, clock.now());
    }

    /** A copy without null members: many models write null for an argument that they leave out. */
    private static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                result.set(member.getKey(), withoutNulls(member.getValue()));
            }
        });
        return result;
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> result.add(withoutNulls(element)));
            return result;
        }
        return value instanceof ObjectNode object ? withoutNulls(object) : value;
    }

    /** The path at which binding failed, with dots; it consists of names from our records. */
    private static String field(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "arguments";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static HubException invalid(List<Error> errors) {
        String messages = errors.stream().map(Arguments::message).distinct().limit(MAX_MESSAGES).collect(Collectors.joining("; "));
        return HubException.invalid(field(errors.get(0)), "The arguments do not fit the tool's input schema: " + messages + ".");
    }

    /** Our own wording, because the validator's may repeat the value, which may be a secret. */
    private static String message(Error error) {
        String field = field(error);
        Object limit = error.getSchemaNode() == null || !error.getSchemaNode().isValueNode() ? "" : error.getSchemaNode().asText();
        return switch (error.getKeyword()) {
            case "required" -> field + " is missing";
            case "additionalProperties" -> field + " is not an argument of this tool";
            case "type" -> field + " must be of type " + type(error);
            case "minLength" -> "0".equals(limit) || "1".equals(limit) ? field + " must not be empty" : field + " must have at least " + limit + " characters";
            case "maxLength" -> field + " must have at most " + limit + " characters";
            case "pattern" -> "\\S".equals(limit) ? field + " must not be blank" : field + " must match " + limit;
            case "enum" -> field + " must be one of " + error.getSchemaNode();
            case "minimum", "exclusiveMinimum" -> field + " is below the minimum of " + limit;
            case "maximum", "exclusiveMaximum" -> field + " is above the maximum of " + limit;
            case "minItems" -> field + " must have at least " + limit + " items";
            case "maxItems" -> field + " must have at most " + limit + " items";
            case "format" -> field + " must be a " + limit;
            default -> field + " does not satisfy " + error.getKeyword();
        };
    }

    private static String type(Error error) {
        return String.valueOf(error.getSchemaNode()).replace("\"", "");
    }

    /** The path of the argument, with dots. The caller chose the name, so it is cut and kept on one line. */
    private static String field(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.append(path.isEmpty() ? "" : ".").append(error.getInstanceLocation().getName(i));
        }
        if (error.getProperty() != null) {
            path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
        }
        String name = path.isEmpty() ? "arguments" : path.toString().replaceAll("\\p{Cntrl}", " ");
        return name.length() <= 80 ? name : name.substring(0, 79) + "…";
    }
}
