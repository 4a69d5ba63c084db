package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The one raw form of a tool: schema in, content out. A bean that implements it is found through CDI. Only for
 * {@code integrations.hub} and test fixtures; an integration writes {@link Tool} methods.
 */
public interface RawTool {
    /** The canonical dotted name; its first part is the integration. */
    String name();

    String title();

    String description();

    Effect effect();

    /** JSON Schema 2020-12; the root is an object. Arguments are validated against it before {@link #call}. */
    ObjectNode inputSchema();

    /** Runs the tool; never null. */
    ToolResult call(ObjectNode arguments, CallContext context);
}
