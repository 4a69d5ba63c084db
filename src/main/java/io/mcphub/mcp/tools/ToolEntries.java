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

/** A tool's entry in {@code tools/list} (server/tools § Tool), written once per form and kept as long as the tool itself. */
@ApplicationScoped
public class ToolEntries {
    private record Form(ToolNames names, ProtocolVersion version, boolean account) {}

    /** By the tool itself and not its name: another caller may have another one of that name. */
    private final Cache<RegisteredTool, Map<Form, JsonNode>> written = Caffeine.newBuilder().weakKeys().build();

    /** {@code account}: whether the argument that chooses between accounts is shown. */
    public JsonNode of(RegisteredTool tool, ToolNames names, ProtocolVersion version, boolean account) {
        return written.get(tool, t -> new ConcurrentHashMap<>()).computeIfAbsent(new Form(names, version, account), form -> write(tool, form));
    }

    private static JsonNode write(RegisteredTool tool, Form form) {
        ObjectNode entry = ResultProjection.projectTool(form.version(), describe(tool, form));
        // Keeps its UTF-8 form too, so that a list is copied and not encoded.
        return JsonNodeFactory.instance.rawValueNode(new RawValue(new SerializedString(Json.write(entry))));
    }

    private static ObjectNode describe(RegisteredTool tool, Form form) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("name", WireNames.in(form.names(), tool.name()))
                .put("title", tool.title())
                .put("description", tool.description());
        entry.set("inputSchema", form.account() ? tool.inputSchemaWithAccount() : tool.inputSchema());
        if (tool.outputSchema() != null) {
            entry.set("outputSchema", tool.outputSchema());
        }
        entry.set("annotations", annotations(tool));
        return entry;
    }

    /** All four hints, because the defaults are pessimistic (schema ToolAnnotations). Only the hub's own tools stay inside, but for the one that calls all others. */
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
