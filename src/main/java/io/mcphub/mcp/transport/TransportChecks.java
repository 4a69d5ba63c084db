package io.mcphub.mcp.transport;

import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.http.BodyDoor;
import io.mcphub.platform.http.BodyRefusal;
import io.mcphub.platform.http.BodyRule;
import io.mcphub.platform.http.RefusedOrigins;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks that need only HTTP, before the body is parsed; one method per check (streamable-http § Sending Messages). */
@ApplicationScoped
public class TransportChecks implements BodyDoor {
    static final String ALLOW = "POST, OPTIONS";

    @Inject
    HubConfig config;

    @Inject
    Settings settings;

    @Inject
    AllowedOrigins origins;

    @Inject
    RefusedOrigins refusedOrigins;

    void origin(McpRequest http) {
        http.headers().find("Origin").filter(origin -> !origins.allows(origin)).ifPresent(origin -> {
            refusedOrigins.add(origin);
            throw refused(403, "This origin may not use the hub. An admin can add it to the setting mcp_allowed_origins.");
        });
    }

    McpAnswer preflight(McpRequest http) {
        return origins.preflight(http.headers());
    }

    /** Throws 401 or 400 if the authentication mechanism found no caller (RFC 6750 §3, RFC 9728 §5.1). */
    void authenticated(McpRequest http) {
        if (http.caller() != null) {
            return;
        }
        Optional<String> sent = http.headers().find("Authorization");
        if (sent.filter(v -> v.indexOf(',') >= 0).isPresent()) {
            throw challenge(400, "invalid_request", "Send one bearer token in one Authorization header.");
        }
        boolean token = sent.filter(v -> v.toLowerCase(Locale.ROOT).startsWith("bearer ")).isPresent();
        throw token
                ? challenge(401, "invalid_token", "The token is unknown, expired or revoked.")
                : challenge(401, null, "Send a personal access token or an OAuth access token as a bearer token.");
    }

    private JsonRpcException challenge(int status, @Nullable String error, String message) {
        String challenge = "Bearer resource_metadata=\"" + settings.baseUrl() + "/.well-known/oauth-protected-resource/mcp\", scope=\"mcp\""
                + (error == null ? "" : ", error=\"" + error + "\", error_description=\"" + message + "\"");
        return new JsonRpcException(status, JsonRpcError.INVALID_REQUEST, message, null, Map.of("WWW-Authenticate", challenge, "Cache-Control", "no-store"));
    }

    /**
     * Throws 404 below {@code /mcp}: nothing is there. Clients look for metadata there without a token, so they get this 404 and
     * not a 401.
     */
    void path(McpRequest http) {
        if (!http.path().isEmpty()) {
            throw refused(404, "There is nothing at this address. Send POST to /mcp.");
        }
    }

    static boolean isPublic(McpRequest http) {
        return http.path().startsWith("/.well-known");
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

    void coding(McpRequest http) {
        if (!ContentCoding.isKnown(http.headers())) {
            throw new JsonRpcException(415, JsonRpcError.INVALID_REQUEST, "Content-Encoding must be gzip or absent.", null, Map.of("Accept-Encoding", "gzip"));
        }
    }

    void accept(McpRequest http) {
        if (AcceptHeader.of(http.headers()) == AcceptHeader.NEITHER) {
            throw refused(406, "Accept application/json, text/event-stream.");
        }
    }

    void size(McpRequest http) {
        if (http.body().length > maxBody()) {
            throw tooLarge();
        }
    }

    @Override
    public BodyRule bodyRule() {
        return new BodyRule(Set.of("/mcp"), maxBody(), null);
    }

    /** The error for a body that was refused before it reached this door. */
    JsonRpcException refused(BodyRefusal refusal) {
        HubException why = refusal.refused();
        return switch (refusal) {
            case TOO_LARGE -> tooLarge();
            case TOO_SLOW -> refused(why.problem().status(), why.publicDetail());
            case BUSY -> new JsonRpcException(why.problem().status(), JsonRpcError.TOO_MANY_REQUESTS, why.publicDetail(), null, Map.of("Retry-After", "1"));
        };
    }

    private JsonRpcException tooLarge() {
        return refused(413, "The body is larger than " + maxBody() + " bytes.");
    }

    int maxBody() {
        return config.number("MCP_MAX_BODY_BYTES", 1_048_576);
    }

    private static JsonRpcException refused(int status, String message) {
        return new JsonRpcException(status, JsonRpcError.INVALID_REQUEST, message);
    }
}
