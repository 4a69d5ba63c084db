package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One message with all that its handler may know: era and revision are settled, the caller is authenticated.
 *
 * @param http the HTTP request around it
 * @param message the message
 * @param version the revision in which it is answered
 * @param client what the client can do
 * @param caller who asks, already narrowed by the query
 * @param reply where the answer goes; it can become a stream
 */
record Exchange(McpRequest http, JsonRpcMessage message, ProtocolVersion version, ClientCapabilities client, Caller caller, Reply reply) {
    @Nullable JsonNode id() {
        return message.id();
    }

    ObjectNode params() {
        return message.params();
    }

    /** The same message from another caller. */
    Exchange as(Caller other) {
        return new Exchange(http, message, version, client, other, reply);
    }
}
