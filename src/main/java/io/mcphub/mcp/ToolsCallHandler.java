package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.tools.ToolCalls;
import io.mcphub.tools.ToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code tools/call} (server/tools § Calling Tools). Unknown and hidden tools look the same; a tool's own failure is a result. */
@ApplicationScoped
public class ToolsCallHandler {
    private static final int SHOWN_NAME = 128;

    @Inject
    ToolCalls calls;

    @Inject
    StepUp stepUp;

    @Inject
    CallSlots slots;

    @Inject
    RunningCalls running;

    @Inject
    ParamHeaders paramHeaders;

    HandlerResult handle(Exchange exchange) {
        ObjectNode params = exchange.params();
        String name;
        ObjectNode arguments;
        try {
            stepUp.check(exchange.caller(), params.path("name").asText(""));    // 17
            name = name(params);                                                // 18
            arguments = arguments(params);
            paramHeaders.check(exchange, name, arguments);                      // 19
            slots.take(exchange.caller().userId());
        } catch (JsonRpcException refused) {
            // Every call has a row, one that goes no further than this too.
            ObjectNode raw = params.get("arguments") instanceof ObjectNode object ? object : null;
            calls.refuse(params.path("name").asText(""), raw, refused.error().name(), new RunningCall(exchange));
            throw refused;
        }
        try {
            return HandlerResult.of(toResult(run(exchange, name, arguments)));
        } finally {
            slots.release(exchange.caller().userId());
        }
    }

    private ToolResult run(Exchange exchange, String name, ObjectNode arguments) {
        RunningCall call = new RunningCall(exchange);
        running.add(call);
        try {
            ToolResult result = calls.call(name, arguments, call).orElseThrow(() -> JsonRpcException.invalidParams("Unknown tool: " + shown(name)));
            return running.tookTooLong(call) ? running.tooLong() : result;
        } finally {
            running.remove(call);
        }
    }

    static ObjectNode toResult(ToolResult answer) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("content", answer.content());
        if (answer.structuredContent() != null) {
            result.set("structuredContent", answer.structuredContent());
        }
        return result.put("isError", answer.isError());
    }

    private static String name(ObjectNode params) {
        String name = params.path("name").textValue();
        if (name == null) {
            throw JsonRpcException.invalidParams("params.name must be a string.");
        }
        return name;
    }

    private static ObjectNode arguments(ObjectNode params) {
        JsonNode arguments = params.get("arguments");
        if (arguments == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (arguments instanceof ObjectNode object) {
            return object;
        }
        throw JsonRpcException.invalidParams("params.arguments must be an object.");
    }

    private static String shown(String name) {
        int end = Math.min(name.length(), SHOWN_NAME);
        // Half a surrogate pair could not be written.
        return name.substring(0, end > 0 && Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
    }
}
