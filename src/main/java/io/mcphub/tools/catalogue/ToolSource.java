package io.mcphub.tools.catalogue;

import io.mcphub.access.Caller;
import io.mcphub.tools.WireNames;
import java.util.List;
import java.util.Optional;

/**
 * Where tools come from; a bean that implements it is found through CDI. The tools may be other ones for each caller and may
 * change while the hub runs. Both methods are asked on the way of every call, so they answer from memory.
 */
public interface ToolSource {
    /** The tools that there are for this caller, in any order; whether the caller may use them is decided elsewhere. */
    List<CallableTool> tools(Caller caller);

    /** The tool that this name, in any of its forms, means for this caller. */
    default Optional<CallableTool> find(Caller caller, String wireName) {
        return tools(caller).stream().filter(tool -> WireNames.of(tool.name()).contains(wireName)).findFirst();
    }
}
