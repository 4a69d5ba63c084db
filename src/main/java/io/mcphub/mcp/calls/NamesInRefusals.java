package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the names of tools in a failed result as the client was shown them, so that a model can follow the advice. What succeeded
 * stays as it is, because people may have written such names themselves; what our own words name there has the flat form.
 */
@ApplicationScoped
class NamesInRefusals {
    @Inject
    ToolCatalogue catalogue;

    ToolResult in(Caller caller, ToolResult result) {
        return result.isError() ? new ToolResult(renamed(caller, result.content()), result.structuredContent(), true, result.meta()) : result;
    }

    private ArrayNode renamed(Caller caller, ArrayNode content) {
        Set<String> names = catalogue.all(caller).stream().map(RegisteredTool::name).collect(Collectors.toSet());
        ArrayNode copy = content.deepCopy();
        copy.forEach(block -> {
            if (block instanceof ObjectNode object && object.path("text").isTextual()) {
                object.put("text", WireNames.inText(caller.allowance().toolNames(), names, object.get("text").textValue()));
            }
        });
        return copy;
    }
}
