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

/** What has come so far of one request's body. It ends once: complete, refused or too late. */
final class ArrivingBody {
    private final HttpRequestPacket request;
    private final int most;
    private final AtomicLong room;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private @Nullable Future<?> expiry;
    private int held;
    private boolean over;

    /** At most {@code most} bytes, which take their room from what all bodies together may hold. */
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

    /** Copies what came, so that the server's large buffers go back at once; the reason if it is too much. */
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

    /** Whether this call ended it. */
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
