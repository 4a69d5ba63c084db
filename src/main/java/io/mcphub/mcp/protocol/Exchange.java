package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One message with all that its handler needs. Its revision is settled and its caller is authenticated.
 *
 * @param http the HTTP request around it
 * @param message the message
 * @param version the revision in which it is answered
 * @param client what the client can do
 * @param caller who asks, already narrowed by the query
 * @param reply where the answer goes; it can become a stream
 */
public record Exchange(McpRequest http, JsonRpcMessage message, ProtocolVersion version, ClientCapabilities client, Caller caller, Reply reply) {
    public @Nullable JsonNode id() {
        return message.id();
    }

    public ObjectNode params() {
        return message.params();
    }

    /**
     * Whether tools show their output schema and answer with structured content. Together or not at all, because a tool that shows the
     * schema must answer so (server/tools § Output Schema).
     */
    public boolean structured() {
        return caller.shown().structured();
    }

    /** The HTTP answer that carries a result. */
    public McpAnswer answer(ObjectNode result) {
        return McpAnswer.json(200, response(result));
    }

    /** The response object that carries a result, in the shape of this revision. */
    public ObjectNode response(ObjectNode result) {
        return McpAnswer.resultBody(id(), ResultProjection.project(version, result));
    }

    /** The same message from another caller. */
    public Exchange as(Caller other) {
        return new Exchange(http, message, version, client, other, reply);
    }
}
