package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.Map;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** The reply in the real JAX-RS runtime, with a connection made of memory. */
class HttpReplyTest {
    private static final ObjectNode NOTE = JsonNodeFactory.instance.objectNode().put("method", "notifications/progress");
    private static final McpAnswer ANSWER = McpAnswer.json(200, JsonNodeFactory.instance.objectNode().put("id", 1));

    private final MemoryConnection connection = new MemoryConnection();
    private HttpReply reply;

    @Test
    void replyWhenAnsweredAtOnceThenJson() {
        run(true, r -> r.send(ANSWER));
        assertThat(connection.text()).isEqualTo("{\"id\":1}");
        assertThat(connection.type()).isEqualTo("application/json");
        assertThat(connection.response.getHeaderString("Access-Control-Allow-Origin")).isEqualTo("https://claude.ai");
    }

    @Test
    void replyWhenProgressComesFirstThenAStreamThatEndsWithTheAnswer() {
        run(true, r -> r.progress(NOTE));
        assertThat(connection.text()).isEqualTo("event: message\ndata: {\"method\":\"notifications/progress\"}\n\n");
        assertThat(reply.keepAlive()).isTrue();
        reply.send(ANSWER);
        assertThat(connection.text()).endsWith("\n\n: keepalive\n\nevent: message\ndata: {\"id\":1}\n\n");
        assertThat(connection.type()).isEqualTo("text/event-stream");
        assertThat(connection.response.getHeaderString("X-Accel-Buffering")).isEqualTo("no");
        assertThat(connection.response.getHeaderString("Access-Control-Allow-Origin")).isEqualTo("https://claude.ai");
        assertThat(connection.committed).isTrue();
    }

    @Test
    void replyWhenOpenedLaterByAnotherThreadThenAStream() throws InterruptedException {
        run(true, r -> {});
        Thread ticker = new Thread(() -> {
            reply.open();
            reply.keepAlive();
        });
        ticker.start();
        ticker.join();
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo(": keepalive\n\nevent: message\ndata: {\"id\":1}\n\n");
    }

    @Test
    void replyWhenClientTakesOnlyJsonThenProgressIsDropped() {
        run(false, r -> r.progress(NOTE));
        assertThat(reply.keepAlive()).isTrue();
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo("{\"id\":1}");
    }

    @Test
    void keepAliveWhenTheConnectionIsClosedThenFalse() {
        run(true, Reply::open);
        connection.broken = true;
        assertThat(reply.keepAlive()).isFalse();
        reply.send(ANSWER);
        assertThat(connection.text()).isEmpty();
    }

    private void run(boolean streamable, Consumer<Reply> action) {
        ApplicationHandler jersey = new ApplicationHandler(new ResourceConfig().register(new Door(async -> {
            reply = new HttpReply(async, streamable);
            reply.headers(Map.of("Access-Control-Allow-Origin", "https://claude.ai"));
            action.accept(reply);
        })));
        connection.send(jersey, "POST", new byte[0], Map.of());
    }

    @Path("")
    public static class Door {
        private final Consumer<AsyncResponse> action;

        Door(Consumer<AsyncResponse> action) {
            this.action = action;
        }

        @POST
        public void post(@Suspended AsyncResponse async) {
            action.accept(async);
        }
    }
}
