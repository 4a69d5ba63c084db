package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.mcp.protocol.JsonRpcMessage.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds the revision in which a message is answered: from its envelope, its session or a header (basic/versioning § Backward
 * Compatibility; streamable-http § Server Validation).
 */
@ApplicationScoped
public class ProtocolNegotiation {
    public static final String INITIALIZE = "initialize";

    @Inject
    LegacySessions sessions;

    /** The message with its revision. Throws the error of the first check that fails. */
    public Exchange open(McpRequest http, JsonRpcMessage message, Caller caller, Reply reply) {
        return isModern(http, message) ? modern(http, message, caller, reply) : legacy(http, message, caller, reply);
    }

    /** Whether the message is of 2026-07-28 or later. {@code initialize} is older, whatever a header says, unless its envelope is valid. */
    private static boolean isModern(McpRequest http, JsonRpcMessage message) {
        boolean modernHeader = headerIsModern(http);
        if (INITIALIZE.equals(message.method()) && !ModernEnvelope.isValid(message.meta())) {
            if (modernHeader) {
                throw JsonRpcException.headerMismatch("initialize belongs to revisions before 2026-07-28, which the header names.");
            }
            return false;
        }
        return ModernEnvelope.isClaimedBy(message.meta()) || modernHeader;
    }

    private static Exchange modern(McpRequest http, JsonRpcMessage message, Caller caller, Reply reply) {
        if (message.is(Kind.RESPONSE)) {
            throw JsonRpcException.invalidRequest("Clients of this revision send no responses.");
        }
        if (message.is(Kind.NOTIFICATION) && !ModernEnvelope.isClaimedBy(message.meta())) {
            ModernEnvelope.agrees(http.headers(), message, ProtocolVersion.V2026_07_28.wire());
            return new Exchange(http, message, ProtocolVersion.V2026_07_28, ClientCapabilities.NONE, caller, reply);
        }
        JsonNode meta = message.meta();
        ModernEnvelope.complete(meta);
        String version = ModernEnvelope.version(meta);
        ModernEnvelope.agrees(http.headers(), message, version);
        ProtocolVersion spoken = ModernEnvelope.supported(version);
        // The specification does not say which headers a notification needs, so only contradictions are refused.
        if (message.is(Kind.REQUEST)) {
            ModernEnvelope.present(http.headers(), message);
        }
        return new Exchange(http, message, spoken, ModernEnvelope.capabilities(meta), caller, reply);
    }

    private Exchange legacy(McpRequest http, JsonRpcMessage message, Caller caller, Reply reply) {
        if (INITIALIZE.equals(message.method())) {
            // The version header is ignored here, because the body starts the negotiation (docs/decisions/0007).
            return new Exchange(http, message, ProtocolVersion.LATEST_LEGACY, ClientCapabilities.NONE, caller, reply);
        }
        Optional<LegacySession> session = session(http, caller);
        ProtocolVersion version = headerVersion(http)
                .or(() -> session.map(LegacySession::version))
                .orElse(ProtocolVersion.V2025_03_26);
        return new Exchange(http, message, version, session.map(LegacySession::client).orElse(ClientCapabilities.NONE), caller, reply);
    }

    private static Optional<ProtocolVersion> headerVersion(McpRequest http) {
        return http.headers().find(McpHeaders.VERSION).map(named -> ProtocolVersion.findLegacy(named)
                .orElseThrow(() -> JsonRpcException.invalidRequest("This " + McpHeaders.VERSION + " is not supported. The hub speaks " + ProtocolVersion.names() + ".")));
    }

    /** The session that the header names; empty without a header. Throws {@code 404} if the id is not one of this user's. */
    public Optional<LegacySession> session(McpRequest http, Caller caller) {
        return http.headers().find(McpHeaders.SESSION).map(id -> sessions.find(caller.userId(), id)
                .orElseThrow(() -> new JsonRpcException(404, JsonRpcError.INVALID_REQUEST, "This session does not exist. Send initialize again.")));
    }

    private static boolean headerIsModern(McpRequest http) {
        return http.headers().find(McpHeaders.VERSION).flatMap(ProtocolVersion::findModern).isPresent();
    }
}
