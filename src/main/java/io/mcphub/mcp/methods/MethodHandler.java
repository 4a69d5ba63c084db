package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.ProtocolVersion;
import java.util.Set;

/**
 * Methods beyond discovery and tools. A bean that implements it is found through CDI; what it announces it also answers, and
 * the other way round, because both come from here (basic/versioning § Capability Negotiation).
 */
public interface MethodHandler {
    /** The methods that this bean answers in a revision; none at all if it has nothing to offer. */
    Set<String> methods(ProtocolVersion version);

    /** Adds what the server can do by {@link #methods}; called only if there are some. Objects of others are kept. */
    void announce(ProtocolVersion version, ObjectNode capabilities);

    /**
     * The result in the shape of the newest revision. A {@code HubException} of kind {@code INVALID_INPUT} or
     * {@code NOT_FOUND} becomes {@code -32602}. Must be quick: only tool calls are watched, kept alive and cancelled.
     */
    ObjectNode handle(MethodCall call);
}
