package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ServerInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;

/** {@code server/discover}: the revisions since 2026-07-28 and what works in them. The same for everybody, so caches may share it. */
@ApplicationScoped
public class DiscoverHandler {
    private static final Duration TTL = Duration.ofHours(1);

    @Inject
    OptionalMethods methods;

    HandlerResult handle(Exchange exchange) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        Arrays.stream(ProtocolVersion.values()).filter(ProtocolVersion::isModern).forEach(v -> result.withArray("supportedVersions").add(v.wire()));
        result.set("capabilities", methods.capabilities(exchange.version()));
        return HandlerResult.of(result.put("instructions", ServerInfo.INSTRUCTIONS).put("ttlMs", TTL.toMillis()).put("cacheScope", "public"));
    }
}
