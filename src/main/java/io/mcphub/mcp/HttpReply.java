package io.mcphub.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a real request, sent through JAX-RS: one JSON answer, or, once it was opened, a stream of events that ends
 * with the answer (streamable-http § Receiving Messages). An idle stream holds no thread.
 */
final class HttpReply extends Reply {
    private static final byte[] COMMENT = ": keepalive\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncResponse async;
    private final boolean streamable;
    private @Nullable ChunkedOutput<byte[]> stream;
    private boolean gone;

    HttpReply(AsyncResponse async, boolean streamable) {
        this.async = async;
        this.streamable = streamable;
    }

    @Override
    synchronized void deliver(McpAnswer answer) {
        if (stream == null) {
            async.resume(render(answer));
            return;
        }
        if (answer.body().length > 0) {
            write(McpAnswer.event(answer.body()));
        }
        close();
    }

    @Override
    synchronized void progress(ObjectNode notification) {
        open();
        write(McpAnswer.event(McpAnswer.bytes(notification)));
    }

    @Override
    synchronized void open() {
        if (!streamable || stream != null || isSent()) {
            return;
        }
        stream = new ChunkedOutput<>(byte[].class);
        Response.ResponseBuilder response = Response.ok(stream);
        McpAnswer.streamHeaders().forEach(response::header);
        headers().forEach(response::header);
        async.resume(response.build());
    }

    @Override
    synchronized boolean keepAlive() {
        write(COMMENT);
        return !gone;
    }

    // The container tells of a closed connection only here, when a write fails.
    private void write(byte[] bytes) {
        if (stream == null || gone || stream.isClosed()) {
            return;
        }
        try {
            stream.write(bytes);
        } catch (IOException | RuntimeException e) {
            gone = true;
        }
    }

    private void close() {
        try {
            stream.close();
        } catch (IOException | RuntimeException e) {
            gone = true;
        }
    }

    static Response render(McpAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        return (answer.body().length == 0 ? response : response.entity(answer.body())).build();
    }
}
