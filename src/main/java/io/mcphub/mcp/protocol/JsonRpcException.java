package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that the protocol refuses: HTTP status, JSON-RPC error and headers of the answer. */
public final class JsonRpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final JsonRpcError error;
    private final transient @Nullable JsonNode data;
    private final transient Map<String, String> headers;

    public JsonRpcException(int httpStatus, JsonRpcError error, String message, @Nullable JsonNode data, Map<String, String> headers) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.error = error;
        this.data = data;
        this.headers = headers;
    }

    public JsonRpcException(int httpStatus, JsonRpcError error, String message) {
        this(httpStatus, error, message, null, Map.of());
    }

    /** HTTP 400 and {@code -32600}: not a message of this protocol. */
    public static JsonRpcException invalidRequest(String message) {
        return new JsonRpcException(400, JsonRpcError.INVALID_REQUEST, message);
    }

    /** HTTP 200 and {@code -32602}: the parameters do not fit the method. */
    public static JsonRpcException invalidParams(String message) {
        return new JsonRpcException(200, JsonRpcError.INVALID_PARAMS, message);
    }

    /** HTTP 400 and {@code -32020}: a header is missing, unreadable or contradicts the body. */
    public static JsonRpcException headerMismatch(String message) {
        return new JsonRpcException(400, JsonRpcError.HEADER_MISMATCH, message);
    }

    /** HTTP 400 and {@code -32021}: the client did not declare what this needs. */
    public static JsonRpcException missingCapability(JsonNode required) {
        JsonNode data = JsonNodeFactory.instance.objectNode().set("requiredCapabilities", required);
        return new JsonRpcException(400, JsonRpcError.MISSING_CLIENT_CAPABILITY, "The client does not declare a capability that this tool needs.", data, Map.of());
    }

    public int httpStatus() {
        return httpStatus;
    }

    public JsonRpcError error() {
        return error;
    }

    @Nullable JsonNode data() {
        return data;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
