package io.mcphub.mcp.transport;

import io.mcphub.access.CurrentCaller;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.platform.http.BodyRefusal;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only servlet class of this door: reads and writes bytes (streamable-http). {@link RequestChecks} decides everything else. It
 * is not a JAX-RS resource, because JAX-RS answers some requests by itself and cannot write without blocking (docs/decisions/0007).
 */
@WebServlet(urlPatterns = {"/mcp", "/mcp/*"}, asyncSupported = true)
public class McpServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    @Inject
    transient McpEndpoint endpoint;

    @Inject
    transient TransportChecks transport;

    @Inject
    transient StreamClock watch;

    @Inject
    transient CurrentCaller caller;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        watch.start();
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        McpHeaders headers = new McpHeaders(headers(request));
        AcceptHeader accepted = AcceptHeader.of(headers);
        HttpReply reply = new HttpReply(async, headers, accepted == AcceptHeader.BOTH || accepted == AcceptHeader.STREAM_ONLY);
        try {
            endpoint.serve(read(request, headers, body(request, headers)), reply);
        } catch (JsonRpcException unread) {
            endpoint.refuse(read(request, headers, NOTHING), unread, reply);
        } catch (IOException broken) {
            endpoint.refuse(read(request, headers, NOTHING), new JsonRpcException(400, JsonRpcError.PARSE_ERROR, "The body ended before it was complete."), reply);
        }
    }

    private McpRequest read(HttpServletRequest request, McpHeaders headers, byte[] body) {
        return new McpRequest(request.getMethod(), path(request), headers, query(request.getQueryString()), body, caller.find().orElse(null));
    }

    /**
     * Reads the body, which is in memory already. Without a caller it reads nothing. It reads at most one byte beyond the limit,
     * which shows that the body is too long.
     */
    private byte[] body(HttpServletRequest request, McpHeaders headers) throws IOException {
        if (caller.find().isEmpty() || !"POST".equals(request.getMethod())) {
            return NOTHING;
        }
        Optional<BodyRefusal> refusal = BodyRefusal.of(request);
        if (refusal.isPresent()) {
            throw transport.refused(refusal.get());
        }
        return ContentCoding.read(request.getInputStream(), headers, transport.maxBody() + 1);
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null || "/".equals(info) ? "" : info;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, String.join(",", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    /** Parses the query by hand, because the container would add the form parameters of the body. */
    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            // A name without "=" has an empty value. So {@code ?integrations} shows nothing, instead of counting as no filter.
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                query.merge(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]), (a, b) -> a + "," + b);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literal) {
            return text;
        }
    }
}
