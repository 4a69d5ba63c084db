package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Rewrites a result from the shape of revision 2026-07-28, in which the hub builds every result, for an older revision (schema of
 * each revision).
 */
public final class ResultProjection {
    private static final List<String> MODERN_MEMBERS = List.of("resultType", "ttlMs", "cacheScope");

    private ResultProjection() {}

    /** The result for that revision. The argument is not changed. */
    public static ObjectNode project(ProtocolVersion version, ObjectNode modern) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (version.isModern()) {
            result.put("resultType", "complete").setAll(modern);
            result.set("_meta", modern.path("_meta").isObject() ? modern.get("_meta").deepCopy() : JsonNodeFactory.instance.objectNode());
            result.withObject("/_meta").set(ServerInfo.META_KEY, ServerInfo.implementation(version));
            return result;
        }
        result.setAll(modern);
        result.remove(MODERN_MEMBERS);
        if (result.get("_meta") instanceof ObjectNode meta) {
            result.set("_meta", withoutModernKeys(meta));
        }
        return projectCall(version, result);
    }

    /** One entry of {@code tools/list} for that revision. */
    public static ObjectNode projectTool(ProtocolVersion version, ObjectNode modern) {
        ObjectNode tool = JsonNodeFactory.instance.objectNode();
        tool.setAll(modern);
        if (version.isBefore(ProtocolVersion.V2025_06_18)) {
            return tool.remove(List.of("title", "outputSchema", "icons", "_meta"));
        }
        JsonNode output = tool.get("outputSchema");
        if (!version.isModern() && output != null && !"object".equals(output.path("type").textValue())) {
            tool.set("outputSchema", wrappedSchema(output));
        }
        return tool;
    }

    /** One entry of a list of resources, templates or prompts for that revision. */
    public static ObjectNode projectEntry(ProtocolVersion version, ObjectNode modern) {
        return version.isBefore(ProtocolVersion.V2025_06_18) ? modern.deepCopy().remove(List.of("title", "icons", "_meta")) : modern;
    }

    private static ObjectNode projectCall(ProtocolVersion version, ObjectNode result) {
        JsonNode structured = result.get("structuredContent");
        if (version.isBefore(ProtocolVersion.V2025_06_18)) {
            result.remove("structuredContent");
            if (result.get("content") instanceof ArrayNode content) {
                result.set("content", withoutLinks(content));
            }
            if (result.get("messages") instanceof ArrayNode messages) {
                result.set("messages", withoutLinksInside(messages));
            }
        } else if (structured != null && !structured.isObject()) {
            result.set("structuredContent", JsonNodeFactory.instance.objectNode().set("result", structured));
        }
        return result;
    }

    private static ObjectNode withoutModernKeys(ObjectNode meta) {
        ObjectNode kept = meta.deepCopy();
        meta.fieldNames().forEachRemaining(key -> {
            if (key.startsWith(ModernEnvelope.PREFIX)) {
                kept.remove(key);
            }
        });
        return kept;
    }

    private static ObjectNode wrappedSchema(JsonNode schema) {
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode().put("type", "object");
        wrapped.putObject("properties").set("result", schema);
        wrapped.putArray("required").add("result");
        return wrapped;
    }

    private static ArrayNode withoutLinks(ArrayNode content) {
        ArrayNode known = JsonNodeFactory.instance.arrayNode();
        for (JsonNode block : content) {
            known.add("resource_link".equals(block.path("type").textValue()) ? linkAsText(block) : block);
        }
        return known;
    }

    private static ArrayNode withoutLinksInside(ArrayNode messages) {
        ArrayNode known = messages.deepCopy();
        for (JsonNode message : known) {
            if ("resource_link".equals(message.at("/content/type").textValue())) {
                ((ObjectNode) message).set("content", linkAsText(message.get("content")));
            }
        }
        return known;
    }

    private static ObjectNode linkAsText(JsonNode link) {
        String text = (link.path("name").asText("") + " " + link.path("uri").asText("")).strip();
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
    }
}
