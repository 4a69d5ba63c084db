package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import org.jspecify.annotations.Nullable;

/**
 * A tool in its raw form: schema in, content out. For tools known only at run time, for the hub's own tools and for test fixtures.
 * An integration writes {@link Tool} methods instead. Implement it as a CDI bean.
 */
public interface RawTool {
    /** The canonical dotted name; its first part is the integration. */
    String name();

    String title();

    String description();

    /** What a call changes; null if unknown, which counts as {@link Effect#DESTRUCTIVE}. */
    @Nullable Effect effect();

    /** JSON Schema 2020-12; the root is an object. Arguments are validated against it before {@link #call}. */
    ObjectNode inputSchema();

    /** JSON Schema of {@code structuredContent}; null if there is none. */
    default @Nullable ObjectNode outputSchema() {
        return null;
    }

    /** Whether it is listed for whoever chose nothing. What is known only at run time has no author here who could choose. */
    default boolean core() {
        return true;
    }

    /** Whether a call needs the caller's account at the provider. If so, the {@link #call} with an account runs. */
    default boolean takesCredential() {
        return false;
    }

    /** Runs a tool without an account. Never returns null. */
    ToolResult call(ObjectNode arguments, CallContext context);

    /** Runs a tool with the caller's account. Never returns null. */
    default ToolResult call(ObjectNode arguments, CallContext context, Credential account) {
        throw new UnsupportedOperationException(name() + " takes no account");
    }
}
