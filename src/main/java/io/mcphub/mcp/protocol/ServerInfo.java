package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubVersion;

/** How the hub introduces itself (basic/index § Per-response protocol fields; server/discover). */
public final class ServerInfo {
    static final String META_KEY = "io.modelcontextprotocol/serverInfo";

    /**
     * A model reads this in every conversation, so it is short: what the tools are, and what to do if an account or a tool is
     * missing. Names are flat, also for who sees them dotted: one answer may be shared by all, and a call takes both.
     */
    public static final String INSTRUCTIONS = "The tools act in the user's own accounts. Names are <integration>_<noun>_<verb>."
            + " Your list may show only the tools that most work needs; hub_tools_search finds the others, and they run"
            + " by their names or with hub_tools_call. A tool whose account is not connected answers with a link for the user; hub_integrations_connect gives one at any time, and"
            + " hub_integrations_list tells what is connected."
            + " Every tool also takes max_tokens (of its answer) and format (json, csv or markdown); tools that write take preview: true, which sends nothing"
            + " and shows what would be sent, and idempotency_key: what is repeated with it within a day is done once.";

    private ServerInfo() {}

    /** {@code title} came with 2025-06-18. */
    public static ObjectNode implementation(ProtocolVersion version) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("name", "mcp-hub");
        if (!version.isBefore(ProtocolVersion.V2025_06_18)) {
            info.put("title", "MCP Hub");
        }
        return info.put("version", HubVersion.value());
    }
}
