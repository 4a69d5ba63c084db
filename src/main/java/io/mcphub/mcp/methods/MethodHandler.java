package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.ProtocolVersion;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A method besides discovery and tools. Implement it as a CDI bean. It both announces and answers its methods, so that the two
 * cannot differ (basic/versioning § Capability Negotiation).
 */
public interface MethodHandler {
    /** The methods that this bean answers in a revision; empty if it has nothing to offer. */
    Set<String> methods(ProtocolVersion version);

    /** Adds its capabilities. Called only if {@link #methods} is not empty. Must keep the members that are already there. */
    void announce(ProtocolVersion version, ObjectNode capabilities);

    /**
     * The result in the shape of the newest revision. A {@code HubException} of kind {@code INVALID_INPUT} or {@code NOT_FOUND}
     * becomes {@code -32602}. Must return at once: run what may call a provider with {@link io.mcphub.mcp.calls.FeatureCalls},
     * which completes the stage later.
     */
    CompletionStage<ObjectNode> handle(MethodCall call);
}
