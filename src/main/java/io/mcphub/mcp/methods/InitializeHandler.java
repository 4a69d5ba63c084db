package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.ClientCapabilities;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.LegacySession;
import io.mcphub.mcp.protocol.LegacySessions;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ServerInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** {@code initialize} (2025-11-25 basic/lifecycle § Version Negotiation): answers the revision, the hub's capabilities and a session id. */
@ApplicationScoped
public class InitializeHandler {
    @Inject
    LegacySessions sessions;

    @Inject
    OptionalMethods methods;

    HandlerResult handle(Exchange exchange) {
        ObjectNode params = exchange.params();
        String requested = params.path("protocolVersion").textValue();
        if (requested == null) {
            throw JsonRpcException.invalidParams("params.protocolVersion must be a string.");
        }
        ProtocolVersion agreed = ProtocolVersion.findLegacy(requested).orElse(ProtocolVersion.LATEST_LEGACY);
        LegacySession session = new LegacySession(agreed, ClientCapabilities.of(params.path("capabilities")));
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("protocolVersion", agreed.wire());
        result.set("capabilities", methods.capabilities(agreed));
        result.set("serverInfo", ServerInfo.implementation(agreed));
        result.put("instructions", ServerInfo.INSTRUCTIONS);
        return new HandlerResult(result, Map.of(McpHeaders.SESSION, sessions.issue(exchange.caller().userId(), session)));
    }
}
