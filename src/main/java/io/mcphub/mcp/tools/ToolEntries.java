package io.mcphub.mcp.tools;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ResultProjection;
import io.mcphub.platform.Json;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A tool's entry in {@code tools/list} (server/tools § Tool). Built once per form and cached for as long as the tool exists. */
@ApplicationScoped
public class ToolEntries {
    private record Form(ToolNames names, ProtocolVersion version, boolean account, boolean structured) {}

    /** Keyed by the tool and not by its name, because another caller may have a different tool of that name. */
    private final Cache<RegisteredTool, Map<Form, JsonNode>> written = Caffeine.newBuilder().weakKeys().build();

    /**
     * The entry.
     *
     * @param account whether to show the argument that chooses between several accounts
     * @param structured whether to show the output schema
     */
    public JsonNode of(RegisteredTool tool, ToolNames names, ProtocolVersion version, boolean account, boolean structured) {
        return written.get(tool, t -> new ConcurrentHashMap<>()).computeIfAbsent(new Form(names, version, account, structured), form -> write(tool, form));
    }

    private static JsonNode write(RegisteredTool tool, Form form) {
        ObjectNode entry = ResultProjection.projectTool(form.version(), describe(tool, form));
        // Keeps the encoded bytes, so that a list is copied instead of encoded again.
        return JsonNodeFactory.instance.rawValueNode(new RawValue(new SerializedString(WireNames.inText(form.names(), tool.integration(), Json.write(entry)))));
    }

    private static ObjectNode describe(RegisteredTool tool, Form form) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("name", WireNames.in(form.names(), tool.name()))
                .put("title", tool.title())
                .put("description", tool.description());
        entry.set("inputSchema", form.account() ? tool.inputSchemaWithAccount() : tool.inputSchema());
        if (form.structured() && tool.outputSchema() != null) {
            entry.set("outputSchema", tool.outputSchema());
        }
        entry.set("annotations", annotations(tool));
        return entry;
    }

    /**
     * Writes all four hints, because their defaults assume the worst (schema ToolAnnotations). The hub's own tools reach nothing
     * outside, except the one that calls other tools.
     */
    private static ObjectNode annotations(RegisteredTool tool) {
        boolean reads = tool.effect() == Effect.READ;
        return JsonNodeFactory.instance.objectNode()
                .put("title", tool.title())
                .put("readOnlyHint", reads)
                .put("destructiveHint", tool.effect() == Effect.DESTRUCTIVE)
                .put("idempotentHint", reads || tool.idempotent())
                .put("openWorldHint", !tool.isOfHub() || tool.delegates());
    }
}
