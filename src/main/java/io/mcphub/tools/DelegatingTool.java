package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import java.util.Optional;

/**
 * A raw tool that calls another tool. Policy and audit look only at the other one. This tool itself is open to every credential,
 * because it does nothing by itself.
 */
public interface DelegatingTool extends RawTool {
    /**
     * The call that these arguments describe, before anything is checked. If it is empty, the arguments are validated and
     * {@link #call} explains what is wrong.
     */
    Optional<Inner> inner(Caller caller, ObjectNode arguments);

    /**
     * The other call.
     *
     * @param name the tool's name in any form; there may be no such tool
     * @param arguments its arguments
     */
    record Inner(String name, ObjectNode arguments) {}
}
