package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.Credential;
import io.mcphub.platform.Json;
import java.util.Arrays;
import java.util.List;

/**
 * Calls tools as a client does: arguments as JSON, old names renamed, validated and bound; the structured result must fit the
 * tool's own output schema.
 */
public final class ToolDriver {
    private final List<CallableTool> tools;
    private final Arguments arguments = new Arguments();

    public ToolDriver(Object... beans) {
        tools = ToolScanner.scan(Arrays.stream(beans).map(bean -> new ToolScanner.ToolBean(bean, bean.getClass())).toList(), List.of());
    }

    /** The names of the tools. */
    public List<String> names() {
        return tools.stream().map(RegisteredTool::name).toList();
    }

    /** The structured result of a call; single quotes in {@code json} stand for double ones. */
    public JsonNode call(String tool, String json, Credential credential) {
        ToolResult result = result(tool, json, credential);
        return result.structuredContent();
    }

    /** The whole result. */
    public ToolResult result(String tool, String json, Credential credential) {
        CallableTool called = tools.stream().filter(t -> t.name().equals(tool)).findFirst().orElseThrow();
        ToolResult result = called.invoke(arguments.bind(called, (ObjectNode) Json.read(json.replace('\'', '"'))), CallContext.of(TestTools.caller(), "r-1"), credential);
        assertThat(ToolSchemas.compile(called.outputSchema()).validate(result.structuredContent())).as("result against the output schema of " + tool).isEmpty();
        return result;
    }
}
