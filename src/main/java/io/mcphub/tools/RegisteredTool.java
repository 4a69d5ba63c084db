package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tool in the catalogue. Two callers may have different tools of the same name, so never look a tool up or cache it by its name
 * alone.
 */
public interface RegisteredTool {
    /** The integration id of the hub's own tools, which need no account and call no provider. */
    String HUB = "hub";

    /** The canonical dotted name. */
    String name();

    /** The integration's id, the first part of the name. */
    String integration();

    String title();

    String description();

    Effect effect();

    boolean idempotent();

    /** What the provider must have granted the account, as {@link Tool#scopes()}. */
    default List<String> scopes() {
        return List.of();
    }

    /** Whether a call of it is a call of another tool ({@link DelegatingTool}). */
    default boolean delegates() {
        return false;
    }

    /** Whether it is one of the hub's own tools. */
    default boolean isOfHub() {
        return HUB.equals(integration());
    }

    /** Whether it is listed for whoever chose nothing: one of the few that most work needs. */
    boolean core();

    /** Whether a call needs the caller's account at the provider. */
    boolean takesCredential();

    /** JSON Schema 2020-12 of the arguments; the root is an object. */
    ObjectNode inputSchema();

    /** {@link #inputSchema()} plus the argument that chooses between several accounts; the same schema if the tool needs no account. */
    default ObjectNode inputSchemaWithAccount() {
        return inputSchema();
    }

    /** JSON Schema of {@code structuredContent}, or null if there is none. */
    @Nullable ObjectNode outputSchema();
}
