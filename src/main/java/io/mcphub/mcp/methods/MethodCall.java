package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.calls.RunningCall;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.mcp.protocol.ProtocolVersion;

/**
 * One request to a {@link MethodHandler}.
 *
 * @param method its method
 * @param params its parameters; absent ones are an empty object
 * @param version the revision in which it is answered
 * @param context who asks; its notifications go out ahead of the answer
 */
public record MethodCall(String method, ObjectNode params, ProtocolVersion version, RunningCall context) {
    /** A required text parameter. Throws {@code -32602} if it is missing or not a text. */
    String text(String parameter) {
        String value = params.path(parameter).textValue();
        if (value == null) {
            throw JsonRpcException.invalidParams("params." + parameter + " must be a string.");
        }
        return value;
    }

    /** Throws {@code -32602} if there is a cursor: lists have one page, so the hub has issued none (utilities/pagination). */
    void refuseCursor() {
        if (JsonRpcMessage.asksForLaterPage(params)) {
            throw JsonRpcException.invalidParams("The hub did not issue this cursor: the list has one page. Send " + method + " without a cursor.");
        }
    }
}
