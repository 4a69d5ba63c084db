package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Runs one tool call, from an authenticated caller to an answer. The steps are numbered as in ARCHITECTURE.md. */
@ApplicationScoped
public class ToolCalls {
    /** The result, or empty if the name is unknown or hidden: the two look the same. */
    public Optional<ToolResult> call(String wireName, ObjectNode arguments, CallContext context) {
        throw new UnsupportedOperationException();
    }
}
