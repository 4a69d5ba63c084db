package io.mcphub.tools.catalogue;

import io.mcphub.access.Caller;
import io.mcphub.tools.WireNames;
import java.util.List;
import java.util.Optional;

/**
 * A source of tools. Implement it as a CDI bean. Its tools may differ per caller and change while the hub runs. Both methods are
 * called during every tool call, so they must answer from memory.
 */
public interface ToolSource {
    /** The tools that exist for this caller, in any order. {@code ToolPolicy} decides whether the caller may use them. */
    List<CallableTool> tools(Caller caller);

    /** The tool that this name, in any form, means for this caller. */
    default Optional<CallableTool> find(Caller caller, String wireName) {
        return tools(caller).stream().filter(tool -> WireNames.of(tool.name()).contains(wireName)).findFirst();
    }
}
