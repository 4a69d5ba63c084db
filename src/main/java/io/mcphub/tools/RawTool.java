package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import org.jspecify.annotations.Nullable;

/**
 * The raw form of a tool: schema in, content out. For tools that are known only while the hub runs, for {@code integrations.hub}
 * and for test fixtures; an integration writes {@link Tool} methods. A bean that implements it is found through CDI.
 */
public interface RawTool {
    /** The canonical dotted name; its first part is the integration. */
    String name();

    String title();

    String description();

    /** What a call does to the world; null if nobody knows, which counts as {@link Effect#DESTRUCTIVE}. */
    @Nullable Effect effect();

    /** JSON Schema 2020-12; the root is an object. Arguments are validated against it before {@link #call}. */
    ObjectNode inputSchema();

    /** JSON Schema of {@code structuredContent}; null if nothing is promised of it. */
    default @Nullable ObjectNode outputSchema() {
        return null;
    }

    /** Whether a call needs the caller's account at the provider: then the {@code call} with an account runs. */
    default boolean takesCredential() {
        return false;
    }

    /** Runs a tool that takes no account; never null. */
    ToolResult call(ObjectNode arguments, CallContext context);

    /** Runs a tool that takes an account; never null. */
    default ToolResult call(ObjectNode arguments, CallContext context, Credential account) {
        throw new UnsupportedOperationException(name() + " takes no account");
    }
}
