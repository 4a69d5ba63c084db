package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.JsonRpcMessage.Kind;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.Nul;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a JSON-RPC 2.0 message strictly: UTF-8, one document, no duplicate members, bounded depth (basic/index § Messages). */
@ApplicationScoped
public class JsonRpcCodec {
    @Inject
    HubConfig config;

    /**
     * Parses a body. Throws {@code -32700} if it is not JSON in UTF-8, {@code -32600} if it is nested too deeply or has duplicate
     * members.
     */
    public JsonNode parse(byte[] body) {
        JsonNode document = read(decode(body));
        if (document == null || document.isMissingNode()) {
            throw parseError("The body is empty. Send one JSON-RPC message.");
        }
        checkShape(document, 1, config.number("MCP_MAX_DEPTH", 64));
        return document;
    }

    /** Reads a document as a message. Throws {@code -32600} if it is not one, {@code -32602} if its parameters have U+0000. */
    public JsonRpcMessage message(JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            throw JsonRpcException.invalidRequest("A message is a JSON object.");
        }
        if (!"2.0".equals(object.path("jsonrpc").textValue())) {
            throw JsonRpcException.invalidRequest("jsonrpc must be \"2.0\".");
        }
        JsonNode method = object.get("method");
        if (method == null && (object.has("result") || object.has("error"))) {
            return new JsonRpcMessage(Kind.RESPONSE, null, "", null);
        }
        refuseNul(object);
        if (method == null || !method.isTextual()) {
            throw JsonRpcException.invalidRequest("method must be a string.");
        }
        if (!object.has("id")) {
            return new JsonRpcMessage(Kind.NOTIFICATION, null, method.textValue(), params(object));
        }
        JsonNode id = readableId(object);
        if (id == null) {
            throw JsonRpcException.invalidRequest("id must be a string or an integer.");
        }
        return new JsonRpcMessage(Kind.REQUEST, id, method.textValue(), params(object));
    }

    /** An error of the parameters where an answer can name the request, so that a model reads it and corrects its call. */
    private static void refuseNul(ObjectNode message) {
        if (Nul.in(message)) {
            boolean inParams = readableId(message) != null && Nul.in(message.path("params"));
            throw inParams ? JsonRpcException.invalidParams(Nul.REFUSAL) : JsonRpcException.invalidRequest(Nul.REFUSAL);
        }
    }

    /** The parameters; some clients write null for none. */
    private static @Nullable JsonNode params(ObjectNode message) {
        return message.hasNonNull("params") ? message.get("params") : null;
    }

    /** The id of the message, for an error answer; null if it is missing or cannot be repeated. */
    public static @Nullable JsonNode readableId(JsonNode document) {
        JsonNode id = document.get("id");
        return id != null && (id.isTextual() || id.isIntegralNumber()) ? id : null;
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw parseError("The body is not UTF-8.");
        }
    }

    private static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (StreamConstraintsException e) {
            throw JsonRpcException.invalidRequest("The message is nested too deeply, or a value in it is too long.");
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage();
            if (why != null && why.startsWith("Duplicate")) {
                throw JsonRpcException.invalidRequest("A member occurs twice in one object. Send it once.");
            }
            throw parseError("The body is not one JSON document.");
        }
    }

    // Refuses lone surrogates and numbers beyond a double: valid JSON, but an answer could not repeat them.
    private static void checkShape(JsonNode node, int depth, int maxDepth) {
        if (node.isContainerNode()) {
            checkContainer(node, depth, maxDepth);
        } else if (node.isTextual()) {
            checkText(node.textValue());
        } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw parseError("A number is out of range. Send one that fits into a double.");
        }
    }

    private static void checkContainer(JsonNode node, int depth, int maxDepth) {
        if (depth > maxDepth) {
            throw JsonRpcException.invalidRequest("The message is nested deeper than " + maxDepth + " levels.");
        }
        for (Iterator<Map.Entry<String, JsonNode>> members = node.fields(); members.hasNext(); ) {
            checkText(members.next().getKey());
        }
        for (JsonNode child : node) {
            checkShape(child, depth + 1, maxDepth);
        }
    }

    private static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw parseError("A string contains half of a surrogate pair. Send well-formed Unicode.");
            }
            i++;
        }
    }

    private static JsonRpcException parseError(String message) {
        return new JsonRpcException(400, JsonRpcError.PARSE_ERROR, message);
    }
}
