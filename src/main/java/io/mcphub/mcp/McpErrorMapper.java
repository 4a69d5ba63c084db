package io.mcphub.mcp;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Map;

/** What JAX-RS refuses before {@link McpResource} runs, as a JSON-RPC error without an id. */
@Provider
public class McpErrorMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        return HttpReply.render(McpAnswer.error(null, describe(failure)));
    }

    private static JsonRpcException describe(Throwable failure) {
        if (failure instanceof WebApplicationException http) {
            int status = http.getResponse().getStatus();
            Map<String, String> headers = status == 405 ? Map.of("Allow", TransportChecks.ALLOW) : Map.of();
            return new JsonRpcException(status, JsonRpcError.INVALID_REQUEST, "The hub does not answer this request. Send POST to /mcp.", null, headers);
        }
        if (failure instanceof IOException) {
            return new JsonRpcException(400, JsonRpcError.PARSE_ERROR, "The body ended before it was complete.");
        }
        return Defects.describe(failure instanceof RuntimeException e ? e : new IllegalStateException(failure));
    }
}
