package io.mcphub.mcp.transport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The reply to an HTTP request: one JSON answer or, once opened, a stream of events that ends with the answer (streamable-http §
 * Receiving Messages). Sending never waits for the client, and an idle stream holds no thread.
 */
final class HttpReply extends Reply {
    private static final byte[] COMMENT = ": keepalive\n\n".getBytes(StandardCharsets.UTF_8);
    /** How many writes may wait. A client that is further behind needs only the latest progress. */
    private static final int MOST_WAITING = 16;

    private final HttpServletResponse response;
    private final NonBlockingWriter writer;
    private final McpHeaders request;
    private final boolean streamable;
    private boolean streaming;

    HttpReply(AsyncContext async, McpHeaders request, boolean streamable) {
        this.request = request;
        this.response = (HttpServletResponse) async.getResponse();
        this.writer = new NonBlockingWriter(async);
        this.streamable = streamable;
    }

    @Override
    protected synchronized void deliver(McpAnswer answer) {
        if (streaming) {
            if (answer.body().length > 0) {
                writer.write(McpAnswer.event(answer.body()));
            }
        } else {
            head(answer.status(), answer.headers());
            byte[] body = coded(answer);
            response.setContentLength(body.length);
            writer.write(body);
        }
        writer.end();
    }

    @Override
    public synchronized void event(ObjectNode notification) {
        open();
        if (streaming && writer.backlog() < MOST_WAITING) {
            writer.write(McpAnswer.event(McpAnswer.bytes(notification)));
        }
    }

    @Override
    public synchronized boolean open() {
        if (streamable && !streaming && !isSent()) {
            stream();
        }
        return streaming;
    }

    @Override
    public synchronized boolean hold() {
        if (streamable && super.hold()) {
            stream();
            return true;
        }
        return false;
    }

    @Override
    public synchronized boolean keepAlive() {
        // If writes are waiting, a comment would prove nothing more.
        if (streaming && writer.backlog() == 0) {
            writer.write(COMMENT);
        }
        return writer.isOpen();
    }

    /** The body, compressed if the client takes that. Events are never compressed, because a coder would hold them back. */
    private byte[] coded(McpAnswer answer) {
        if (!answer.isJson()) {
            return answer.body();
        }
        response.addHeader("Vary", "Accept-Encoding");
        if (!ContentCoding.isWanted(request, answer.body().length)) {
            return answer.body();
        }
        response.setHeader("Content-Encoding", "gzip");
        return ContentCoding.gzip(answer.body());
    }

    private void stream() {
        if (!streaming) {
            streaming = true;
            head(HttpServletResponse.SC_OK, McpAnswer.streamHeaders());
            headers().forEach(response::setHeader);
        }
    }

    private void head(int status, Map<String, String> headers) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
    }
}
