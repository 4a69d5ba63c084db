package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Thrown by a tool that needs a capability which the client did not declare (basic/index § Per-request protocol fields). */
public final class MissingClientCapability extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode required;

    /** {@code required} is a ClientCapabilities object, such as {@code {"sampling":{}}}. */
    public MissingClientCapability(ObjectNode required) {
        super("missing client capability: " + required, null, false, false);
        this.required = required;
    }

    /** All that the call needs (schema ClientCapabilities). */
    public ObjectNode required() {
        return required;
    }
}
