package io.mcphub.cluster;

import io.mcphub.testing.RawHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a client of revision 2025-11-25 sends to one node, over a connection of its own for each message. */
final class Mcp {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Mcp() {}

    /** A call that has begun. */
    static RawHttp begin(Node node, String token, String tool, String arguments) {
        return send(node, token, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}");
    }

    /** The whole answer of a call, with its status line. */
    static String call(Node node, String token, String tool, String arguments) {
        try (RawHttp call = begin(node, token, tool, arguments)) {
            return call.all(PATIENCE);
        }
    }

    /** A call of a tool that asks no provider: its status. */
    static int status(Node node, String token) {
        try (RawHttp call = begin(node, token, "hub.integrations.list", "{}")) {
            return call.status();
        }
    }

    /** The arguments of a post. */
    static String post(String channel, String text) {
        return "{\"channel\":\"" + channel + "\",\"text\":\"" + text + "\"}";
    }

    private static RawHttp send(Node node, String token, String body) {
        List<Map.Entry<String, String>> headers = List.of(Map.entry("Authorization", "Bearer " + token), Map.entry("Content-Type", "application/json"),
                Map.entry("Accept", "application/json, text/event-stream"), Map.entry("MCP-Protocol-Version", "2025-11-25"), Map.entry("Connection", "close"));
        return RawHttp.send(node.port(), "POST", "/mcp", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
