package io.mcphub.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.McpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {
    private static final McpHeaders GZIP = new McpHeaders(Map.of("Content-Encoding", "gzip"));

    @Test
    void readWhenGzipThenPlain() throws IOException {
        assertThat(read(ContentCoding.gzip(bytes("hello")), 100)).isEqualTo(bytes("hello"));
    }

    @Test
    void readWhenItInflatesBeyondTheLimitThenStopsThere() throws IOException {
        assertThat(read(ContentCoding.gzip(new byte[10_000_000]), 1025)).hasSize(1025);
    }

    @Test
    void readWhenGzipIsCutOrJunkThenRefused() {
        byte[] whole = ContentCoding.gzip(bytes("hello ".repeat(100)));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2), 10_000)).isInstanceOf(JsonRpcException.class).hasMessageContaining("gzip");
        assertThatThrownBy(() -> read(bytes("{}"), 10_000)).isInstanceOf(JsonRpcException.class).hasMessageContaining("gzip");
    }

    @ParameterizedTest
    @CsvSource({"gzip,true", "X-GZIP,true", "identity,true", "br,false", "deflate,false", "'gzip, gzip',false"})
    void isKnownWhenCodingIsGzipOrNone(String coding, boolean known) {
        assertThat(ContentCoding.isKnown(new McpHeaders(Map.of("Content-Encoding", coding)))).isEqualTo(known);
    }

    private static byte[] read(byte[] body, int most) throws IOException {
        return ContentCoding.read(new ByteArrayInputStream(body), GZIP, most);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
