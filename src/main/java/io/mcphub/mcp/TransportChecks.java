package io.mcphub.mcp;

import io.mcphub.platform.HubConfig;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** What HTTP alone decides, before the body is looked at: one method per step of the ladder (streamable-http § Sending Messages). */
@ApplicationScoped
public class TransportChecks {
    static final String ALLOW = "POST, OPTIONS";

    @Inject
    HubConfig config;

    @Inject
    Settings settings;

    @Inject
    AllowedOrigins origins;

    void origin(McpRequest http) {
        if (http.headers().find("Origin").filter(o -> !origins.allows(o)).isPresent()) {
            throw refused(403, "This origin may not use the hub. An admin can add it to MCP_ALLOWED_ORIGINS.");
        }
    }

    McpAnswer preflight(McpRequest http) {
        return origins.preflight(http.headers());
    }

    /** The mechanism in front of us answers 401; without a caller we fail closed all the same. */
    void authenticated(McpRequest http) {
        if (http.caller() == null) {
            String challenge = "Bearer resource_metadata=\"" + settings.baseUrl() + "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp\"";
            throw new JsonRpcException(401, JsonRpcError.INVALID_REQUEST, "Send a valid token.", null, Map.of("WWW-Authenticate", challenge));
        }
    }

    void method(McpRequest http) {
        if (!"POST".equals(http.method())) {
            throw new JsonRpcException(405, JsonRpcError.INVALID_REQUEST, "Use POST.", null, Map.of("Allow", ALLOW));
        }
    }

    void mediaType(McpRequest http) {
        String type = http.headers().lower("Content-Type");
        if (!McpAnswer.JSON.equals(type.split(";", 2)[0].strip())) {
            throw refused(415, "Content-Type must be application/json.");
        }
    }

    void accept(McpRequest http) {
        if (Accepted.of(http.headers()) == Accepted.NEITHER) {
            throw refused(406, "Accept application/json, text/event-stream.");
        }
    }

    void size(McpRequest http) {
        if (http.body().length > maxBody()) {
            throw refused(413, "The body is larger than " + maxBody() + " bytes.");
        }
    }

    int maxBody() {
        return config.number("MCP_MAX_BODY_BYTES", 1_048_576);
    }

    private static JsonRpcException refused(int status, String message) {
        return new JsonRpcException(status, JsonRpcError.INVALID_REQUEST, message);
    }
}
