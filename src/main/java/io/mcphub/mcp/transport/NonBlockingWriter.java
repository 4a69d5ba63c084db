package io.mcphub.mcp.transport;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one client without ever blocking. Bytes that the client does not take yet wait here, until the container reports room
 * (Servlet 6.0 § 5.7.1.1). So a slow reader holds no thread. The container reports a closed connection only when a write fails.
 */
final class NonBlockingWriter implements WriteListener, AsyncListener {
    /** A client that reads nothing for this long counts as gone. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final AsyncContext async;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable ServletOutputStream out;
    private boolean unflushed;
    private boolean ending;
    private boolean over;
    private long readyNanos = System.nanoTime();

    NonBlockingWriter(AsyncContext async) {
        this.async = async;
        async.addListener(this);
    }

    /** Sends the bytes as soon as the client takes them. Does nothing if the client has gone. */
    synchronized void write(byte[] bytes) {
        if (!over && !ending) {
            waiting.add(bytes);
            drain();
        }
    }

    /** Ends the response when everything is sent. */
    synchronized void end() {
        if (!over) {
            ending = true;
            drain();
        }
    }

    /** How many writes the client has not taken yet. */
    synchronized int backlog() {
        return waiting.size();
    }

    /** Whether the client may still be there. */
    synchronized boolean isOpen() {
        if (!over && !waiting.isEmpty() && System.nanoTime() - readyNanos > PATIENCE_NANOS) {
            abandon();
        }
        return !over;
    }

    @Override
    public synchronized void onWritePossible() {
        drain();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        abandon();
    }

    private void drain() {
        try {
            while (!over && out().isReady()) {
                readyNanos = System.nanoTime();
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (ending) {
                    complete();
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            abandon();
        }
    }

    private ServletOutputStream out() throws IOException {
        if (out == null) {
            out = async.getResponse().getOutputStream();
            out.setWriteListener(this);
        }
        return out;
    }

    private void abandon() {
        if (!over) {
            waiting.clear();
            complete();
        }
    }

    private void complete() {
        over = true;
        try {
            async.complete();
        } catch (RuntimeException alreadyOver) {
            // The container had already ended the response.
            waiting.clear();
        }
    }

    private synchronized void forget() {
        over = true;
        waiting.clear();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        forget();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        forget();
    }

    @Override
    public void onError(AsyncEvent event) {
        forget();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
