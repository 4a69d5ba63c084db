package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A tool as the catalogue knows it. It carries all that is to know of it: two callers may have different tools of one name, so
 * nothing may be looked up or kept by the name alone.
 */
public interface RegisteredTool {
    /** The integration of the hub's own tools, which need no account and wait for no provider. */
    String HUB = "hub";

    /** The canonical dotted name. */
    String name();

    /** The integration's id, the first part of the name. */
    String integration();

    String title();

    String description();

    Effect effect();

    boolean idempotent();

    /** Whether its calls are calls of another tool, which alone is judged. */
    default boolean delegates() {
        return false;
    }

    /** Whether it is one of the hub's own. */
    default boolean isOfHub() {
        return HUB.equals(integration());
    }

    /** Whether a call needs the caller's account at the provider. */
    boolean takesCredential();

    /** JSON Schema 2020-12 of the arguments; the root is an object. */
    ObjectNode inputSchema();

    /** As {@link #inputSchema()}, with the argument that chooses between several accounts; the same if no account is needed. */
    default ObjectNode inputSchemaWithAccount() {
        return inputSchema();
    }

    /** JSON Schema of {@code structuredContent}, or null if nothing is promised of it. */
    @Nullable ObjectNode outputSchema();
}
