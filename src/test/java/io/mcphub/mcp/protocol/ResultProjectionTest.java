package io.mcphub.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultProjectionTest {
    private static final String RESULT = """
            {"ttlMs":5,"cacheScope":"private","content":[{"type":"resource_link","name":"a","uri":"x:a"}],"structuredContent":[1],"isError":false}""";
    private static final String TOOL = """
            {"name":"a","title":"A","inputSchema":{"type":"object"},"outputSchema":{"type":"array"},"annotations":{"readOnlyHint":true}}""";

    @Test
    void resultWhenModernThenTypeAndServerAreAdded() {
        ObjectNode result = ResultProjection.project(ProtocolVersion.V2026_07_28, object(RESULT));
        assertThat(result.get("resultType").asText()).isEqualTo("complete");
        assertThat(result.get("_meta").get("io.modelcontextprotocol/serverInfo").get("name").asText()).isEqualTo("mcp-hub");
        assertThat(result.get("ttlMs").asInt()).isEqualTo(5);
        assertThat(result.get("structuredContent")).hasToString("[1]");
    }

    @ParameterizedTest
    @EnumSource(value = ProtocolVersion.class, names = "V2026_07_28", mode = EnumSource.Mode.EXCLUDE)
    void resultWhenLegacyThenModernMembersAreGone(ProtocolVersion version) {
        ObjectNode result = ResultProjection.project(version, object(RESULT));
        assertThat(result.fieldNames()).toIterable().doesNotContain("resultType", "ttlMs", "cacheScope", "_meta").contains("content", "isError");
    }

    @Test
    void resultWhenStructuredContentIsNoObjectThenLegacyWrapsIt() {
        assertThat(ResultProjection.project(ProtocolVersion.V2025_06_18, object(RESULT)).get("structuredContent")).hasToString("{\"result\":[1]}");
    }

    @Test
    void resultWhenOldestRevisionThenLinksAreTextAndNothingIsStructured() {
        ObjectNode result = ResultProjection.project(ProtocolVersion.V2025_03_26, object(RESULT));
        assertThat(result.has("structuredContent")).isFalse();
        assertThat(result.get("content")).hasToString("[{\"type\":\"text\",\"text\":\"a x:a\"}]");
    }

    @Test
    void toolWhenProjectedThenEachRevisionHasItsMembers() {
        assertThat(ResultProjection.projectTool(ProtocolVersion.V2026_07_28, object(TOOL))).isEqualTo(object(TOOL));
        assertThat(ResultProjection.projectTool(ProtocolVersion.V2025_11_25, object(TOOL)).at("/outputSchema/properties/result/type").asText()).isEqualTo("array");
        JsonNode oldest = ResultProjection.projectTool(ProtocolVersion.V2025_03_26, object(TOOL));
        assertThat(oldest.fieldNames()).toIterable().containsExactly("name", "inputSchema", "annotations");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json);
    }
}
