package io.mcphub.mcp.tools;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ResultProjection;
import io.mcphub.platform.Json;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A tool's entry in {@code tools/list} (server/tools § Tool), written once per form: tools do not change while we run. */
@ApplicationScoped
public class ToolEntries {
    private record Key(String tool, ToolNames names, ProtocolVersion version, boolean account) {}

    private final Map<Key, JsonNode> written = new ConcurrentHashMap<>();

    /** {@code account}: whether the argument that chooses between accounts is shown. */
    public JsonNode of(RegisteredTool tool, ToolNames names, ProtocolVersion version, boolean account) {
        return written.computeIfAbsent(new Key(tool.name(), names, version, account), key -> write(tool, key));
    }

    private static JsonNode write(RegisteredTool tool, Key key) {
        ObjectNode entry = ResultProjection.projectTool(key.version(), describe(tool, key));
        // Keeps its UTF-8 form too, so that a list is copied and not encoded.
        return JsonNodeFactory.instance.rawValueNode(new RawValue(new SerializedString(Json.write(entry))));
    }

    private static ObjectNode describe(RegisteredTool tool, Key key) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("name", key.names() == ToolNames.FLAT ? tool.flatName() : tool.name())
                .put("title", tool.title())
                .put("description", tool.description());
        entry.set("inputSchema", key.account() ? tool.inputSchemaWithAccount() : tool.inputSchema());
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
                .put("openWorldHint", !"hub".equals(tool.integration()) || tool.delegates());
    }
}
