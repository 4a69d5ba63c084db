package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A tool as the catalogue knows it; everything here was decided at start-up. */
public interface RegisteredTool {
    /** The canonical dotted name. */
    String name();

    /** The form for clients that refuse dots: {@code slack_messages_post}. */
    default String flatName() {
        return name().replace('.', '_');
    }

    /** The integration's id, such as {@code slack}. */
    String integration();

    String title();

    String description();

    Effect effect();

    boolean idempotent();

    /** Whether its calls are calls of another tool, which alone is judged. */
    default boolean delegates() {
        return false;
    }

    /** JSON Schema 2020-12 of the arguments; the root is an object. */
    ObjectNode inputSchema();

    /** As {@link #inputSchema()}, with the argument that chooses between several accounts; the same if no account is needed. */
    default ObjectNode inputSchemaWithAccount() {
        return inputSchema();
    }

    /** JSON Schema of {@code structuredContent}, or null for a raw tool. */
    @Nullable ObjectNode outputSchema();
}
