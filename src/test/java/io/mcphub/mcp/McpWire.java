package io.mcphub.mcp;

import io.mcphub.testing.RawHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MCP messages over a socket, for integration tests. */
public final class McpWire {
    private final int port;
    private final String token;

    public McpWire(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** A request of revision 2026-07-28 with its headers; {@code name} may be null. */
    RawHttp modern(String id, String method, String name, String params) {
        List<Map.Entry<String, String>> headers = headers();
        headers.add(Map.entry("MCP-Protocol-Version", "2026-07-28"));
        headers.add(Map.entry("Mcp-Method", method));
        if (name != null) {
            headers.add(Map.entry("Mcp-Name", name));
        }
        String meta = params + (params.isEmpty() ? "" : ",") + McpFixture.MODERN_META;
        return post(headers, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + meta + "}}");
    }

    /** A stream of changes of the list of tools, acknowledged. */
    public RawHttp listen(String id) {
        RawHttp stream = modern(id, "subscriptions/listen", null, "\"notifications\":{\"toolsListChanged\":true}");
        stream.until("notifications/subscriptions/acknowledged", Duration.ofSeconds(10));
        return stream;
    }

    /** A request of revision 2025-11-25. */
    RawHttp legacy(String id, String method, String params) {
        List<Map.Entry<String, String>> headers = headers();
        headers.add(Map.entry("MCP-Protocol-Version", "2025-11-25"));
        String idMember = id == null ? "" : "\"id\":" + id + ",";
        return post(headers, "{\"jsonrpc\":\"2.0\"," + idMember + "\"method\":\"" + method + "\",\"params\":{" + params + "}}");
    }

    RawHttp post(List<Map.Entry<String, String>> headers, String body) {
        return RawHttp.send(port, "POST", "/mcp", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private List<Map.Entry<String, String>> headers() {
        return new ArrayList<>(List.of(Map.entry("Authorization", "Bearer " + token), Map.entry("Content-Type", "application/json"),
                Map.entry("Accept", "application/json, text/event-stream")));
    }
}
