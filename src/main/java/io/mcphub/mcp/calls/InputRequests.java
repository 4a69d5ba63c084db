package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.ClientCapabilities;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.ToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * A call that asks its client for input and is sent again with the answers. Chooses the form that revision and client know
 * (basic/patterns/mrtr; 2025-11-25 client/elicitation § URL Elicitation Required Error).
 */
@ApplicationScoped
public class InputRequests {
    private static final String NO_WAY_TO_ASK = "This tool has to ask you something, and your client's protocol revision offers no way to. Use a newer client.";

    @Inject
    RequestStates states;

    /** Reads the client's answers to an earlier round. Revisions before 2026-07-28 have none. */
    public void resume(RunningCall call, String tool, ObjectNode arguments) {
        Exchange exchange = call.exchange();
        if (!exchange.version().isModern()) {
            return;
        }
        JsonNode responses = exchange.params().get("inputResponses");
        if (responses != null && !responses.isObject()) {
            throw JsonRpcException.invalidParams("params.inputResponses must be an object.");
        }
        JsonNode sealed = exchange.params().get("requestState");
        if (sealed != null && !sealed.isTextual()) {
            throw JsonRpcException.invalidParams("params.requestState must be a string.");
        }
        call.answered(
                responses == null ? JsonNodeFactory.instance.objectNode() : wellFormed((ObjectNode) responses),
                sealed == null ? null : states.open(exchange.caller(), tool, arguments, sealed.textValue()));
    }

    /** The result that asks the client. If the client cannot be asked, a failed result, or the error of 2025-11-25. */
    ObjectNode ask(Exchange exchange, String tool, ObjectNode arguments, InputRequired asked) {
        ObjectNode needed = ClientCapabilities.neededBy(asked.requests().values());
        boolean askable = exchange.client().cover(needed);
        if (exchange.version().isModern() && askable) {
            return inputRequired(exchange, tool, arguments, asked);
        }
        if (exchange.version() == ProtocolVersion.V2025_11_25 && askable && onlyAddresses(asked)) {
            throw urlElicitationRequired(asked);
        }
        if (asked.otherwise() != null) {
            return ToolsCallHandler.toResult(ToolResult.error(asked.otherwise()), true);
        }
        return missing(exchange, new MissingClientCapability(needed));
    }

    /**
     * The answer to a client that lacks a capability the tool needs. Older revisions have no error code for it, so they get a
     * failed result.
     */
    ObjectNode missing(Exchange exchange, MissingClientCapability missing) {
        if (exchange.version().isModern()) {
            throw JsonRpcException.missingCapability(missing.required());
        }
        return ToolsCallHandler.toResult(ToolResult.error(HubException.of(Problem.NOT_ACCEPTABLE, NO_WAY_TO_ASK)), true);
    }

    /** As {@link #ask}, for methods other than {@code tools/call}: their results cannot report a failure, so it becomes an error. */
    public ObjectNode askOrRefuse(Exchange exchange, String method, ObjectNode params, InputRequired asked) {
        if (!exchange.version().isModern()) {
            throw new JsonRpcException(200, JsonRpcError.INTERNAL_ERROR, NO_WAY_TO_ASK);
        }
        ObjectNode needed = ClientCapabilities.neededBy(asked.requests().values());
        if (!exchange.client().cover(needed)) {
            throw JsonRpcException.missingCapability(needed);
        }
        return inputRequired(exchange, method, params, asked);
    }

    private ObjectNode inputRequired(Exchange exchange, String tool, ObjectNode arguments, InputRequired asked) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("resultType", "input_required");
        if (!asked.requests().isEmpty()) {
            result.putObject("inputRequests").setAll(asked.requests());
        }
        if (asked.state() != null) {
            result.put("requestState", states.seal(exchange.caller(), tool, arguments, asked.state()));
        }
        return result;
    }

    private static boolean onlyAddresses(InputRequired asked) {
        return !asked.requests().isEmpty() && asked.requests().values().stream()
                .allMatch(request -> "elicitation/create".equals(request.path("method").asText()) && "url".equals(request.at("/params/mode").asText()));
    }

    private static JsonRpcException urlElicitationRequired(InputRequired asked) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode elicitations = data.putArray("elicitations");
        asked.requests().values().forEach(request ->
                elicitations.add(((ObjectNode) request.get("params").deepCopy()).put("elicitationId", UUID.randomUUID().toString())));
        String message = asked.otherwise() == null ? "Open the address, then call the tool again." : asked.otherwise().publicDetail();
        return new JsonRpcException(200, JsonRpcError.URL_ELICITATION_REQUIRED, message, data, Map.of());
    }

    /** Keeps the answers that are objects. Others count as missing, so that the tool asks again. */
    private static ObjectNode wellFormed(ObjectNode responses) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        responses.properties().stream().filter(answer -> answer.getValue().isObject()).forEach(answer -> kept.set(answer.getKey(), answer.getValue()));
        return kept;
    }
}
