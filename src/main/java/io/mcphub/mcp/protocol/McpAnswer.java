package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer of {@code /mcp}, independent of the servlet API.
 *
 * @param status the HTTP status
 * @param headers the response headers
 * @param body the body; empty if there is none
 */
public record McpAnswer(int status, Map<String, String> headers, byte[] body) {
    public static final String JSON = "application/json";
    static final String EVENT_STREAM = "text/event-stream";
    private static final String CONTENT_TYPE = "Content-Type";

    /** An answer without a body. */
    public static McpAnswer empty(int status) {
        return new McpAnswer(status, Map.of(), new byte[0]);
    }

    /** A JSON body. */
    public static McpAnswer json(int status, JsonNode body) {
        return new McpAnswer(status, Map.of(CONTENT_TYPE, JSON), bytes(body));
    }

    /** A JSON-RPC error; without an id if the request's id is null. */
    public static McpAnswer error(@Nullable JsonNode id, JsonRpcException refused) {
        return json(refused.httpStatus(), errorBody(id, refused)).with(refused.headers());
    }

    /** The error object alone, for an element of a batch. */
    public static ObjectNode errorBody(@Nullable JsonNode id, JsonRpcException refused) {
        ObjectNode body = envelope(id);
        ObjectNode error = body.putObject("error").put("code", refused.error().code()).put("message", refused.getMessage());
        if (refused.data() != null) {
            error.set("data", refused.data());
        }
        return body;
    }

    /** The response object around a result. */
    public static ObjectNode resultBody(@Nullable JsonNode id, ObjectNode result) {
        ObjectNode body = envelope(id);
        body.set("result", result);
        return body;
    }

    /** The same answer with more headers. */
    public McpAnswer with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new McpAnswer(status, all, body);
    }

    /** The same message as the only event of a stream, for a client that accepts nothing else. */
    public McpAnswer asEventStream() {
        return new McpAnswer(status, headers, event(body)).with(streamHeaders());
    }

    public boolean isJson() {
        return JSON.equals(headers.get(CONTENT_TYPE));
    }

    /** Headers that keep proxies from buffering a stream (streamable-http § Receiving Messages). */
    public static Map<String, String> streamHeaders() {
        return Map.of(CONTENT_TYPE, EVENT_STREAM, "X-Accel-Buffering", "no", "Cache-Control", "no-cache, no-transform");
    }

    /** One server-sent event with a message. The message must be JSON without line breaks. */
    public static byte[] event(byte[] message) {
        return ("event: message\ndata: " + new String(message, StandardCharsets.UTF_8) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytes(JsonNode body) {
        try {
            return Json.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours cannot be written", e);
        }
    }

    private static ObjectNode envelope(@Nullable JsonNode id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        if (id != null) {
            body.set("id", id);
        }
        return body;
    }
}
