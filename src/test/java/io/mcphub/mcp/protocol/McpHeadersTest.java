package io.mcphub.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.mcp.transport.AcceptHeader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpHeadersTest {
    @ParameterizedTest
    @CsvSource({"plain,plain", "=?base64?YQ==?=,a", "=?base64?w7w=?=,ü", "=?base64?YQ==,=?base64?YQ==", "=?BASE64?YQ==?=,=?BASE64?YQ==?=", "YQ==?=,YQ==?="})
    void valueWhenDecodableThenDecoded(String sent, String meant) {
        assertThat(headers(sent).findDecoded("MCP-NAME")).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?base64?YQ?=", "=?base64?YQ=?=", "=?base64?YR==?=", "=?base64?Y_-_?=", "=?base64?/w==?=", "ü", "a\u0000b"})
    void valueWhenNotDecodableThenHeaderMismatch(String sent) {
        assertThatThrownBy(() -> headers(sent).findDecoded("Mcp-Name"))
                .isInstanceOfSatisfying(JsonRpcException.class, e -> assertThat(e.error()).isEqualTo(JsonRpcError.HEADER_MISMATCH));
    }

    @Test
    void valueWhenSurroundedBySpaceThenTrimmed() {
        assertThat(headers(" \t x ").find("mcp-name")).contains("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json, text/event-stream|BOTH", "*/*|BOTH", "application/json|JSON_ONLY", "text/event-stream|STREAM_ONLY", "text/html|NEITHER",
        "application/json;q=0, text/event-stream|STREAM_ONLY", "application/json;q=0.5|JSON_ONLY", "APPLICATION/JSON;x=y|JSON_ONLY"
    })
    void acceptWhenReadThenFormsAreKnown(String accept, AcceptHeader expected) {
        assertThat(AcceptHeader.of(new McpHeaders(Map.of("Accept", accept)))).isEqualTo(expected);
    }

    private static McpHeaders headers(String name) {
        return new McpHeaders(Map.of("Mcp-Name", name));
    }
}
