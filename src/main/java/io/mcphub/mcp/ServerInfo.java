package io.mcphub.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who we are on the wire (basic/index § Per-response protocol fields; server/discover). */
final class ServerInfo {
    static final String META_KEY = "io.modelcontextprotocol/serverInfo";
    static final String INSTRUCTIONS = "The hub's tools act in the accounts that you connected. "
            + "hub.integrations.list tells which integrations exist and which are connected. Tool names are <integration>.<noun>.<verb>.";

    private ServerInfo() {}

    /** {@code title} came with 2025-06-18. */
    static ObjectNode implementation(ProtocolVersion version) {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("name", "mcp-hub");
        if (version != ProtocolVersion.V2025_03_26) {
            info.put("title", "MCP Hub");
        }
        return info.put("version", "1.0.0");
    }
}
