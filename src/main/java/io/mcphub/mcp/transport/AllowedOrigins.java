package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.platform.HubConfig;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which browser origins may talk to {@code /mcp} (streamable-http § Security and Endpoint), and the CORS headers for them. */
@ApplicationScoped
public class AllowedOrigins {
    private static final List<String> USUAL = List.of("https://chatgpt.com", "https://claude.ai", "https://claude.com");
    /** The MCP Inspector of a developer, on the port of its page. */
    private static final List<String> INSPECTOR = List.of("http://localhost:6274", "http://127.0.0.1:6274");
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Content-Encoding, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id, Last-Event-ID, X-MCP-Tool-Format";

    @Inject
    HubConfig config;

    @Inject
    Settings settings;

    /** Whether a page of this origin may call. {@code null} and unknown origins may not. */
    public boolean allows(String origin) {
        String wanted = origin.toLowerCase(Locale.ROOT);
        return own().contains(wanted) || listed().anyMatch(known -> asBrowsersWrite(known).equals(wanted));
    }

    /** The CORS headers of every answer to an allowed origin. */
    Map<String, String> headers(McpHeaders request) {
        return request.find("Origin")
                .filter(this::allows)
                .map(origin -> Map.of(
                        "Access-Control-Allow-Origin", origin,
                        "Access-Control-Expose-Headers", "WWW-Authenticate, Mcp-Session-Id, MCP-Protocol-Version, Retry-After, Allow",
                        "Vary", "Origin"))
                .orElse(Map.of());
    }

    /** The answer to a preflight of an allowed origin (Fetch § CORS protocol). */
    McpAnswer preflight(McpHeaders request) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Allow", TransportChecks.ALLOW);
        if (request.find("Origin").isPresent()) {
            headers.put("Access-Control-Allow-Methods", TransportChecks.ALLOW);
            headers.put("Access-Control-Allow-Headers", REQUEST_HEADERS + requestedParams(request));
            headers.put("Access-Control-Max-Age", "600");
        }
        return McpAnswer.empty(204).with(headers);
    }

    private static String requestedParams(McpHeaders request) {
        return Stream.of(request.lower("Access-Control-Request-Headers").split(","))
                .map(String::strip)
                .filter(h -> h.matches("mcp-param-[a-z0-9_.-]{1,100}"))
                .map(h -> ", " + h)
                .collect(Collectors.joining());
    }

    /** The configured list, else the usual clients; in development the Inspector too. */
    private Stream<String> listed() {
        List<String> configured = config.list("MCP_ALLOWED_ORIGINS");
        return Stream.concat(configured.isEmpty() ? USUAL.stream() : configured.stream(), config.production() ? Stream.empty() : INSPECTOR.stream());
    }

    /** An entry of the list without what browsers leave out of an origin: the slash and the usual port (RFC 6454 §6.1). */
    private static String asBrowsersWrite(String origin) {
        return origin.toLowerCase(Locale.ROOT).replaceAll("/+$", "").replaceAll("^(https://[^:]+|https://\\[.*]):443$|^(http://[^:]+|http://\\[.*]):80$", "$1$2");
    }

    private Set<String> own() {
        Set<String> own = new LinkedHashSet<>();
        URI base = URI.create(settings.baseUrl());
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        own.add((base.getScheme() + "://" + base.getHost() + port).toLowerCase(Locale.ROOT));
        int local = base.getPort() < 0 ? config.port() : base.getPort();
        own.add("http://localhost:" + local);
        own.add("http://127.0.0.1:" + local);
        return own;
    }
}
