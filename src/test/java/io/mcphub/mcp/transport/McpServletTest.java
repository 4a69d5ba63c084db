package io.mcphub.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.CurrentCaller;
import io.mcphub.mcp.McpFixture;
import io.mcphub.platform.Json;
import io.mcphub.platform.http.BodyRefusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlet, on a connection in memory: it passes on every method, status and header as {@code RequestChecks} decided. */
class McpServletTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json; charset=utf-8");

    private final McpFixture mcp = new McpFixture();
    private final MemoryConnection connection = new MemoryConnection();
    private final McpServlet servlet = new McpServlet();

    @BeforeEach
    void wire() {
        servlet.endpoint = mcp.endpoint;
        servlet.transport = mcp.beans.get(TransportChecks.class);
        servlet.caller = new CurrentCaller();
        servlet.caller.set(McpFixture.alice());
        servlet.watch = new StreamClock() {
            @Override
            void start() {}
        };
    }

    @Test
    void postWhenPingThenItsAnswer() {
        send("POST", null, PING, JSON);
        assertThat(connection.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertThat(connection.headers).containsEntry("Content-Type", "application/json");
    }

    @Test
    void postWhenNotificationThenNoBody() {
        send("POST", "/", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", JSON);
        assertThat(connection.status).isEqualTo(202);
        assertThat(connection.text()).isEmpty();
    }

    @Test
    void postWhenTooLargeThen413AndTheRestIsNotRead() {
        mcp.settings.put("MCP_MAX_BODY_BYTES", "10");
        Body body = new Body(PING);
        servlet.service(connection.request("POST", null, null, JSON, body), null);
        assertThat(connection.status).isEqualTo(413);
        assertThat(body.read).isEqualTo(11);
    }

    @Test
    void postWhenNobodysThen401AndTheBodyIsNotRead() {
        servlet.caller = new CurrentCaller();
        Body body = new Body(PING);
        servlet.service(connection.request("POST", null, null, JSON, body), null);
        assertThat(connection.status).isEqualTo(401);
        assertThat(body.read).isZero();
    }

    @Test
    void postWhenTheBodyBreaksOffThenParseError() {
        Body body = new Body(PING);
        body.broken = true;
        servlet.service(connection.request("POST", null, null, JSON, body), null);
        assertThat(connection.status).isEqualTo(400);
        assertThat(Json.read(connection.text()).at("/error/code").asInt()).isEqualTo(-32700);
    }

    @ParameterizedTest
    @CsvSource({"TOO_LARGE,413,-32600,", "TOO_SLOW,408,-32600,", "BUSY,429,-31429,1"})
    void postWhenTheBodyWasRefusedThenAsJsonRpc(BodyRefusal refusal, int status, int code, String retryAfter) {
        connection.attributes.put(BodyRefusal.class.getName(), refusal);
        send("POST", null, "", JSON);
        assertThat(connection.status).isEqualTo(status);
        assertThat(Json.read(connection.text()).at("/error/code").asInt()).isEqualTo(code);
        assertThat(connection.headers.get("Retry-After")).isEqualTo(retryAfter);
    }

    @ParameterizedTest
    @CsvSource({"https://claude.ai,400,https://claude.ai", "https://evil.example,403,"})
    void postWhenTheBodyIsUnreadableThenTheOriginIsCheckedAndMayReadWhy(String origin, int status, String allowed) {
        send("POST", null, PING, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip", "Origin", origin));
        assertThat(connection.status).isEqualTo(status);
        assertThat(connection.headers.get("Access-Control-Allow-Origin")).isEqualTo(allowed);
    }

    @Test
    void postWhenTheBodyIsUnreadableBelowTheEndpointThen404() {
        send("POST", "/x", PING, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"));
        assertThat(connection.status).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"})
    void methodWhenNotPostThen405AsJsonRpc(String method) {
        send(method, null, "", Map.of("Accept", "text/event-stream"));
        assertThat(connection.status).isEqualTo(405);
        assertThat(connection.headers).containsEntry("Allow", "POST, OPTIONS");
        assertThat(Json.read(connection.text()).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @ParameterizedTest
    @CsvSource({"a=b&a=c&d, a, 'b,c'", "a=%zz, a, %zz", "tools=discovery&x=%20, tools, discovery", "a=1=2, a, 1=2", "x=y&a, a, ''", "a=, a, ''", "a&a=b, a, ',b'"})
    void queryWhenReadThenEveryPairCounts(String raw, String name, String value) {
        assertThat(McpServlet.query(raw)).containsEntry(name, value);
        assertThat(McpServlet.query(null)).isEmpty();
    }

    private void send(String method, String path, String body, Map<String, String> headers) {
        servlet.service(connection.request(method, path, null, headers, new Body(body)), null);
    }

    private static final class Body extends ServletInputStream {
        private final byte[] bytes;
        private int read;
        private boolean broken;

        Body(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            if (broken) {
                throw new IOException("Connection is closed");
            }
            return read == bytes.length ? -1 : bytes[read++];
        }

        @Override
        public boolean isFinished() {
            return read == bytes.length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new AssertionError("not expected");
        }
    }
}
