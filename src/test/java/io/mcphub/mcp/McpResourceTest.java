package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.CurrentCaller;
import io.mcphub.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resource in the real JAX-RS runtime: every method, status and header arrives as the ladder decided. */
class McpResourceTest {
    private static final byte[] PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");

    private final McpFixture mcp = new McpFixture();
    private final MemoryConnection connection = new MemoryConnection();
    private ApplicationHandler jersey;

    @BeforeEach
    void start() {
        jersey = new ApplicationHandler(new ResourceConfig(McpResource.class, McpErrorMapper.class).register(new Neighbours()));
    }

    private final class Neighbours extends AbstractBinder {
        @Override
        protected void configure() {
            CurrentCaller caller = new CurrentCaller();
            caller.set(McpFixture.alice());
            bind(caller).to(CurrentCaller.class);
            bind(mcp.endpoint).to(McpEndpoint.class);
            bind(mcp.endpoint.ladder.transport).to(TransportChecks.class);
            bind(new StoppedWatch()).to(CallWatch.class);
        }
    }

    private static final class StoppedWatch extends CallWatch {
        @Override
        void start() {}
    }

    @Test
    void postWhenPingThenItsAnswer() {
        connection.send(jersey, "POST", PING, JSON);
        assertThat(connection.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertThat(connection.type()).isEqualTo("application/json");
    }

    @Test
    void postWhenNotificationThenNoBody() {
        connection.send(jersey, "POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}".getBytes(StandardCharsets.UTF_8), JSON);
        assertThat(connection.response.getStatus()).isEqualTo(202);
        assertThat(connection.text()).isEmpty();
    }

    @Test
    void postWhenTooLargeThen413() {
        mcp.settings.put("MCP_MAX_BODY_BYTES", "10");
        connection.send(jersey, "POST", PING, JSON);
        assertThat(connection.response.getStatus()).isEqualTo(413);
    }

    @Test
    void postWhenNoContentTypeThen415() {
        connection.send(jersey, "POST", PING, Map.of());
        assertThat(connection.response.getStatus()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "PROPFIND"})
    void methodWhenNotPostThen405AsJsonRpc(String method) {
        connection.send(jersey, method, new byte[0], Map.of("Accept", "text/event-stream"));
        assertThat(connection.response.getStatus()).isEqualTo(405);
        assertThat(connection.response.getHeaderString("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(Json.read(connection.text()).at("/error/code").asInt()).isEqualTo(-32600);
    }

    @Test
    void optionsWhenOriginIsAllowedThenPreflight() {
        connection.send(jersey, "OPTIONS", new byte[0], Map.of("Origin", "https://claude.ai", "Access-Control-Request-Method", "POST"));
        assertThat(connection.response.getStatus()).isEqualTo(204);
        assertThat(connection.response.getHeaderString("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
    }
}
