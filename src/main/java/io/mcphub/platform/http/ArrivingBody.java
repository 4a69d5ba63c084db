package io.mcphub.platform.http;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.jspecify.annotations.Nullable;

/** The part of one request's body that has arrived. It ends exactly once: complete, refused or timed out. */
final class ArrivingBody {
    private final HttpRequestPacket request;
    private final int most;
    private final AtomicLong room;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private @Nullable Future<?> expiry;
    private int held;
    private boolean over;

    /**
     * Starts empty.
     *
     * @param most the largest number of bytes of this body
     * @param room bytes that all waiting bodies together may still hold
     */
    ArrivingBody(HttpRequestPacket request, int most, AtomicLong room) {
        this.request = request;
        this.most = most;
        this.room = room;
    }

    HttpRequestPacket request() {
        return request;
    }

    synchronized void expires(Future<?> task) {
        expiry = task;
    }

    /** Copies the bytes, so that the server gets its large buffers back. Returns the reason if the body has become too large. */
    synchronized Optional<BodyRefusal> add(Buffer more) {
        int count = more.remaining();
        if (over) {
            return Optional.empty();
        }
        if (bytes.size() + count > most) {
            return Optional.of(BodyRefusal.TOO_LARGE);
        }
        if (room.addAndGet(-count) < 0) {
            room.addAndGet(count);
            return Optional.of(BodyRefusal.BUSY);
        }
        held += count;
        byte[] copy = new byte[count];
        more.get(copy);
        bytes.write(copy, 0, count);
        return Optional.empty();
    }

    /** Ends the body; true for the one call that did it. */
    synchronized boolean end() {
        boolean first = !over;
        over = true;
        room.addAndGet(held);
        held = 0;
        if (expiry != null) {
            expiry.cancel(false);
        }
        return first;
    }

    Buffer content(MemoryManager<?> memory) {
        return Buffers.wrap(memory, bytes.toByteArray());
    }
}
