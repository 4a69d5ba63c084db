package io.mcphub.mcp.tools;

import io.mcphub.access.Caller;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.McpHeaders;
import java.util.Set;

/** Which form of tool names a client gets: some refuse dots. Calls accept every form. */
final class ToolNameForm {
    private static final Set<String> FLAT = Set.of("flat", "underscore", "underscored", "snake");

    private ToolNameForm() {}

    static ToolNames formFor(McpHeaders headers, Caller caller) {
        String agent = headers.lower("User-Agent");
        boolean flat = FLAT.contains(headers.lower("X-MCP-Tool-Format"))
                || caller.toolNames() == ToolNames.FLAT
                || agent.contains("claude")
                || agent.contains("anthropic");
        return flat ? ToolNames.FLAT : ToolNames.DOTTED;
    }
}
