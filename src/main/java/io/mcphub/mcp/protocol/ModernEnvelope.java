package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code _meta} members that every message of revision 2026-07-28 carries, and the headers that repeat them. */
public final class ModernEnvelope {
    public static final String PREFIX = "io.modelcontextprotocol/";
    private static final String VERSION_KEY = PREFIX + "protocolVersion";
    private static final String CAPABILITIES_KEY = PREFIX + "clientCapabilities";
    private static final String CLIENT_KEY = PREFIX + "clientInfo";
    private static final String LOG_KEY = PREFIX + "logLevel";
    private static final Set<String> LOG_LEVELS = Set.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private ModernEnvelope() {}

    /** Whether a message declares itself to be of revision 2026-07-28 or later. */
    public static boolean isClaimedBy(@Nullable JsonNode meta) {
        return meta != null && meta.has(VERSION_KEY);
    }

    /** Whether the envelope is complete and names such a revision. */
    static boolean isValid(@Nullable JsonNode meta) {
        return meta != null && ProtocolVersion.findModern(meta.path(VERSION_KEY).asText()).isPresent() && meta.path(CAPABILITIES_KEY).isObject();
    }

    /** Checks that the members exist and have the right types (basic/index § Per-request protocol fields); throws otherwise. */
    static void complete(@Nullable JsonNode meta) {
        boolean complete = meta != null && meta.path(VERSION_KEY).isTextual() && meta.path(CAPABILITIES_KEY).isObject()
                && (!meta.has(CLIENT_KEY) || meta.get(CLIENT_KEY).isObject())
                && (!meta.has(LOG_KEY) || LOG_LEVELS.contains(meta.get(LOG_KEY).asText()));
        if (!complete) {
            throw new JsonRpcException(400, JsonRpcError.INVALID_PARAMS,
                    "params._meta needs " + VERSION_KEY + " (string) and " + CAPABILITIES_KEY + " (object); clientInfo is an object, logLevel a known level.");
        }
    }

    /** Checks that no header contradicts the body; throws {@code -32020} otherwise. */
    static void agrees(McpHeaders headers, JsonRpcMessage message, String version) {
        reject(McpHeaders.VERSION, headers.find(McpHeaders.VERSION).filter(v -> !v.equals(version)).isPresent());
        reject(McpHeaders.METHOD, headers.findDecoded(McpHeaders.METHOD).filter(m -> !m.equals(message.method())).isPresent());
    }

    /** The revision of that name; throws if the hub does not speak it. */
    static ProtocolVersion supported(String version) {
        return ProtocolVersion.findModern(version).orElseThrow(() -> unsupported(version));
    }

    /** Checks that the headers exist and repeat the body (streamable-http § Standard Request Headers); throws {@code -32020} otherwise. */
    static void present(McpHeaders headers, JsonRpcMessage message) {
        reject(McpHeaders.VERSION, headers.find(McpHeaders.VERSION).isEmpty());
        reject(McpHeaders.METHOD, headers.find(McpHeaders.METHOD).isEmpty());
        namedMember(message.method()).ifPresent(member -> {
            String inBody = message.rawParams() == null ? null : message.rawParams().path(member).textValue();
            reject(McpHeaders.NAME, !headers.findDecoded(McpHeaders.NAME).equals(Optional.ofNullable(inBody)) || inBody == null);
        });
    }

    static String version(JsonNode meta) {
        return meta.path(VERSION_KEY).textValue();
    }

    static ClientCapabilities capabilities(JsonNode meta) {
        return ClientCapabilities.of(meta.path(CAPABILITIES_KEY));
    }

    private static Optional<String> namedMember(String method) {
        return switch (method) {
            case "tools/call", "prompts/get" -> Optional.of("name");
            case "resources/read" -> Optional.of("uri");
            default -> Optional.empty();
        };
    }

    private static void reject(String header, boolean wrong) {
        if (wrong) {
            throw JsonRpcException.headerMismatch("The header " + header + " is missing or differs from the body.");
        }
    }

    private static JsonRpcException unsupported(String requested) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        Arrays.stream(ProtocolVersion.values()).filter(ProtocolVersion::isModern).forEach(v -> data.withArray("supported").add(v.wire()));
        data.put("requested", requested);
        return new JsonRpcException(400, JsonRpcError.UNSUPPORTED_PROTOCOL_VERSION, "This protocol version is not supported.", data, Map.of());
    }
}
