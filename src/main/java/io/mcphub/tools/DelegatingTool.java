package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import java.util.Optional;

/**
 * A raw tool whose calls are calls of another tool. The other one alone is looked up, judged, audited and run; this one is
 * within reach of every credential, because it can do nothing by itself.
 */
public interface DelegatingTool extends RawTool {
    /**
     * The call that these arguments describe, before anything is checked. Empty if they describe none; then the arguments
     * are validated and {@link #call} runs, to say what is wrong.
     */
    Optional<Inner> inner(Caller caller, ObjectNode arguments);

    /**
     * Another call.
     *
     * @param name the other tool's name in any of its forms; it need not exist
     * @param arguments the other tool's arguments
     */
    record Inner(String name, ObjectNode arguments) {}
}
