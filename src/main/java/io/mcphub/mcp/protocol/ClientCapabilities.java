package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a client says it can do (schema ClientCapabilities).
 *
 * @param declared as sent, except that an empty {@code elicitation} becomes {@code form}, which it means (client/elicitation §
 * Capabilities)
 */
public record ClientCapabilities(ObjectNode declared) {
    public static final ClientCapabilities NONE = new ClientCapabilities(JsonNodeFactory.instance.objectNode());

    /** The capabilities that a session id stores, one bit each. Never change the order: ids already issued depend on it. */
    private static final List<String> REMEMBERED = List.of("/elicitation/form", "/elicitation/url", "/sampling", "/roots");

    private static final Map<String, String> NEEDED = Map.of("sampling/createMessage", "/sampling", "roots/list", "/roots");

    public static ClientCapabilities of(JsonNode capabilities) {
        if (!(capabilities instanceof ObjectNode object)) {
            return NONE;
        }
        ObjectNode declared = object.deepCopy();
        if (declared.get("elicitation") instanceof ObjectNode elicitation && elicitation.isEmpty()) {
            elicitation.putObject("form");
        }
        return new ClientCapabilities(declared);
    }

    /** The capabilities that a client needs before it may be sent these input requests (basic/patterns/mrtr § Server Requirements 7). */
    public static ObjectNode neededBy(Iterable<ObjectNode> requests) {
        ObjectNode needed = JsonNodeFactory.instance.objectNode();
        for (ObjectNode request : requests) {
            String method = request.path("method").asText();
            String elicitation = "url".equals(request.at("/params/mode").asText()) ? "/elicitation/url" : "/elicitation/form";
            needed.withObject(NEEDED.getOrDefault(method, elicitation));
        }
        return needed;
    }

    /** Whether the client declared every capability in {@code needed}, modes included. */
    public boolean cover(JsonNode needed) {
        return covers(declared, needed);
    }

    private static boolean covers(JsonNode declared, JsonNode needed) {
        return needed.properties().stream()
                .allMatch(member -> declared.path(member.getKey()).isObject() && covers(declared.get(member.getKey()), member.getValue()));
    }

    /** The remembered capabilities as bits, for a session id. */
    byte bits() {
        int bits = 0;
        for (int i = 0; i < REMEMBERED.size(); i++) {
            bits |= declared.at(REMEMBERED.get(i)).isObject() ? 1 << i : 0;
        }
        return (byte) bits;
    }

    static ClientCapabilities ofBits(byte bits) {
        ObjectNode declared = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < REMEMBERED.size(); i++) {
            if ((bits & 1 << i) != 0) {
                declared.withObject(REMEMBERED.get(i));
            }
        }
        return new ClientCapabilities(declared);
    }
}
