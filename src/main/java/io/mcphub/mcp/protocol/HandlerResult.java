package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a handler answers, in the shape of the newest revision.
 *
 * @param result the result object
 * @param headers headers of the HTTP answer
 */
public record HandlerResult(ObjectNode result, Map<String, String> headers) {
    public static HandlerResult of(ObjectNode result) {
        return new HandlerResult(result, Map.of());
    }

    public static HandlerResult empty() {
        return of(JsonNodeFactory.instance.objectNode());
    }
}
