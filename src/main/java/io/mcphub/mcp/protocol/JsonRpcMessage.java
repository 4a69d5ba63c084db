package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One JSON-RPC message of a client (basic/index § Messages).
 *
 * @param kind what it is
 * @param id the id as it came, a string or an integer; null unless it is a request
 * @param method the method; empty for a response
 * @param rawParams the parameters as they came, or null
 */
public record JsonRpcMessage(Kind kind, @Nullable JsonNode id, String method, @Nullable JsonNode rawParams) {
    /** The kinds of messages in JSON-RPC 2.0. */
    public enum Kind {
        REQUEST,
        NOTIFICATION,
        RESPONSE
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The parameters; absent ones are an empty object. Anything but an object is refused with {@code -32602}. */
    ObjectNode params() {
        if (rawParams == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (rawParams instanceof ObjectNode object) {
            return object;
        }
        throw JsonRpcException.invalidParams("params must be an object.");
    }

    /** Whether the parameters of a list ask for a later page; some clients write an empty text for none. */
    public static boolean asksForLaterPage(ObjectNode params) {
        return params.hasNonNull("cursor") && !"".equals(params.get("cursor").textValue());
    }

    /** The {@code _meta} of the parameters, or null if there is none. */
    public @Nullable JsonNode meta() {
        return rawParams == null ? null : rawParams.get("_meta");
    }
}
