package io.mcphub.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reply, on a connection in memory. */
class HttpReplyTest {
    private static final ObjectNode NOTE = JsonNodeFactory.instance.objectNode().put("method", "notifications/progress");
    private static final String NOTE_EVENT = "event: message\ndata: {\"method\":\"notifications/progress\"}\n\n";
    private static final McpAnswer ANSWER = McpAnswer.json(200, JsonNodeFactory.instance.objectNode().put("id", 1));
    private static final String ANSWER_EVENT = "event: message\ndata: {\"id\":1}\n\n";

    private final MemoryConnection connection = new MemoryConnection();

    @Test
    void replyWhenAnsweredAtOnceThenJson() {
        HttpReply reply = reply(true);
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo("{\"id\":1}");
        assertThat(connection.headers).containsEntry("Content-Type", "application/json").containsEntry("Content-Length", "8")
                .containsEntry("Access-Control-Allow-Origin", "https://claude.ai");
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    void replyWhenProgressComesFirstThenAStreamThatEndsWithTheAnswer() {
        HttpReply reply = reply(true);
        reply.event(NOTE);
        assertThat(connection.text()).isEqualTo(NOTE_EVENT);
        assertThat(reply.keepAlive()).isTrue();
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo(NOTE_EVENT + ": keepalive\n\n" + ANSWER_EVENT);
        assertThat(connection.headers).containsEntry("Content-Type", "text/event-stream").containsEntry("X-Accel-Buffering", "no")
                .containsEntry("Access-Control-Allow-Origin", "https://claude.ai").doesNotContainKey("Content-Length");
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    void replyWhenClientTakesOnlyJsonThenProgressIsDropped() {
        HttpReply reply = reply(false);
        reply.event(NOTE);
        assertThat(reply.open()).isFalse();
        assertThat(reply.hold()).isFalse();
        assertThat(reply.keepAlive()).isTrue();
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo("{\"id\":1}");
    }

    @Test
    void replyWhenHeldThenItOutlivesItsRequestAndEndsWithItsAnswer() {
        HttpReply reply = reply(true);
        assertThat(reply.hold()).isTrue();
        reply.send(McpAnswer.empty(202));
        reply.event(NOTE);
        reply.end(ANSWER);
        reply.event(NOTE);
        assertThat(connection.text()).isEqualTo(NOTE_EVENT + ANSWER_EVENT);
        assertThat(connection.status).isEqualTo(200);
    }

    @Test
    void replyWhenTheReaderIsSlowThenNobodyWaitsAndTheAnswerArrivesInTheEnd() throws IOException {
        HttpReply reply = reply(true);
        reply.open();
        connection.full = true;
        for (int i = 0; i < 1000; i++) {
            reply.event(NOTE);
        }
        reply.send(ANSWER);
        assertThat(connection.text()).isEmpty();
        connection.drained();
        assertThat(connection.text()).startsWith(NOTE_EVENT).endsWith(ANSWER_EVENT);
        assertThat(connection.text().split("progress")).hasSizeLessThan(20);
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    void keepAliveWhenTheConnectionIsClosedThenFalse() {
        HttpReply reply = reply(true);
        reply.open();
        assertThat(reply.keepAlive()).isTrue();
        connection.broken = true;
        assertThat(reply.keepAlive()).isFalse();
        reply.send(ANSWER);
        assertThat(connection.text()).isEqualTo(": keepalive\n\n");
        assertThat(connection.completed).isEqualTo(1);
    }

    @Test
    void keepAliveWhenTheContainerEndedTheExchangeThenFalse() throws IOException {
        HttpReply reply = reply(true);
        reply.event(NOTE);
        connection.endedByContainer();
        assertThat(reply.keepAlive()).isFalse();
    }

    @Test
    void replyWhenLongAndTheClientTakesGzipThenCompressedWithItsLength() throws IOException {
        McpAnswer answer = McpAnswer.json(200, JsonNodeFactory.instance.objectNode().put("text", "x".repeat(5000)));
        reply(true, "br, gzip").send(answer);
        byte[] sent = connection.bytes();
        assertThat(connection.headers).containsEntry("Content-Encoding", "gzip").containsEntry("Vary", "Accept-Encoding").containsEntry("Content-Length", String.valueOf(sent.length));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip;q=0.0", "x"})
    void replyWhenTheClientTakesNoGzipThenPlain(String accepted) {
        reply(true, accepted).send(McpAnswer.json(200, JsonNodeFactory.instance.objectNode().put("text", "x".repeat(5000))));
        assertThat(connection.headers).doesNotContainKey("Content-Encoding");
    }

    @Test
    void replyWhenStreamedThenNeverCompressed() {
        HttpReply reply = reply(true, "gzip");
        reply.event(NOTE);
        reply.send(McpAnswer.json(200, JsonNodeFactory.instance.objectNode().put("text", "x".repeat(5000))));
        assertThat(connection.text()).startsWith(NOTE_EVENT).endsWith("x\"}\n\n");
        assertThat(connection.headers).doesNotContainKey("Content-Encoding");
    }

    private HttpReply reply(boolean streamable) {
        return reply(streamable, "");
    }

    private HttpReply reply(boolean streamable, String encodings) {
        HttpReply reply = new HttpReply(connection.async(), new McpHeaders(Map.of("Accept-Encoding", encodings)), streamable);
        reply.headers(Map.of("Access-Control-Allow-Origin", "https://claude.ai"));
        return reply;
    }
}
