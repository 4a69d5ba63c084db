package io.mcphub.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The reply of a real request: one JSON answer, or, once it was opened, a stream of events that ends with the answer
 * (streamable-http § Receiving Messages). Nobody waits for the client, whoever sends; an idle stream holds no thread.
 */
final class HttpReply extends Reply {
    private static final byte[] COMMENT = ": keepalive\n\n".getBytes(StandardCharsets.UTF_8);
    /** Progress is news; a client that is so far behind wants only the latest. */
    private static final int MOST_WAITING = 16;

    private final HttpServletResponse response;
    private final Outlet outlet;
    private final boolean streamable;
    private boolean streaming;

    HttpReply(AsyncContext async, boolean streamable) {
        this.response = (HttpServletResponse) async.getResponse();
        this.outlet = new Outlet(async);
        this.streamable = streamable;
    }

    @Override
    synchronized void deliver(McpAnswer answer) {
        if (streaming) {
            if (answer.body().length > 0) {
                outlet.write(McpAnswer.event(answer.body()));
            }
        } else {
            head(answer.status(), answer.headers());
            response.setContentLength(answer.body().length);
            outlet.write(answer.body());
        }
        outlet.end();
    }

    @Override
    synchronized void event(ObjectNode notification) {
        open();
        if (streaming && outlet.backlog() < MOST_WAITING) {
            outlet.write(McpAnswer.event(McpAnswer.bytes(notification)));
        }
    }

    @Override
    synchronized boolean open() {
        if (streamable && !streaming && !isSent()) {
            stream();
        }
        return streaming;
    }

    @Override
    synchronized boolean hold() {
        if (streamable && super.hold()) {
            stream();
            return true;
        }
        return false;
    }

    @Override
    synchronized boolean keepAlive() {
        // What waits already tells as much as a comment would.
        if (streaming && outlet.backlog() == 0) {
            outlet.write(COMMENT);
        }
        return outlet.isOpen();
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
