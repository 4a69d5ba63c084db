package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the answer to one HTTP request goes. Any thread may send it. The first answer counts; later ones are dropped. */
public abstract class Reply {
    private final AtomicBoolean sent = new AtomicBoolean();
    private volatile Map<String, String> headers = Map.of();

    /** Adds headers to the answer. Call it before anything is sent. */
    public final void headers(Map<String, String> common) {
        headers = common;
    }

    public final Map<String, String> headers() {
        return headers;
    }

    public final void send(McpAnswer answer) {
        if (sent.compareAndSet(false, true)) {
            deliver(answer.with(headers));
        }
    }

    /** Whether the answer was sent or the reply is held ({@link #hold}). */
    public final boolean isSent() {
        return sent.get();
    }

    /**
     * Turns the reply into a stream that outlives its request: {@link #send} then does nothing, {@link #event} still works,
     * {@link #end} sends the answer. False if the client accepts no stream or the answer was sent.
     */
    public boolean hold() {
        return sent.compareAndSet(false, true);
    }

    /** Ends a held stream with its answer. Call it once. */
    public final void end(McpAnswer answer) {
        deliver(answer);
    }

    protected abstract void deliver(McpAnswer answer);

    /** Sends a notification before the answer, which turns the reply into a stream. Does nothing if the client accepts no stream. */
    public void event(ObjectNode notification) {}

    /** Turns the reply into a stream because the answer takes long; returns whether it is one now. */
    public boolean open() {
        return false;
    }

    /** Writes a comment if this is a stream; false if the client has gone. */
    public boolean keepAlive() {
        return true;
    }
}
