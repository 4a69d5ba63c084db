package io.mcphub.mcp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the answer to one HTTP request goes. The first answer wins, whoever sends it; later ones are dropped. */
public abstract class Reply {
    private final AtomicBoolean sent = new AtomicBoolean();
    private volatile Map<String, String> headers = Map.of();

    /** Headers of every answer, set before anything is sent. */
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

    /** Whether the answer was sent, or somebody holds it. */
    public final boolean isSent() {
        return sent.get();
    }

    /**
     * Becomes a stream that outlives its request: {@link #send} does nothing any more, {@link #event} goes on, and
     * {@link #end} sends the answer. False if the client takes no stream or the answer was sent.
     */
    public boolean hold() {
        return sent.compareAndSet(false, true);
    }

    /** Ends a stream that was held, with its answer; called once. */
    public final void end(McpAnswer answer) {
        deliver(answer);
    }

    protected abstract void deliver(McpAnswer answer);

    /** Sends a notification ahead of the answer, which becomes a stream by it; does nothing where that is impossible. */
    public void event(ObjectNode notification) {}

    /** Becomes a stream now, because the answer takes long; whether it is one. */
    public boolean open() {
        return false;
    }

    /** Writes a comment if this is a stream; false if nobody reads it any more. */
    public boolean keepAlive() {
        return true;
    }
}
