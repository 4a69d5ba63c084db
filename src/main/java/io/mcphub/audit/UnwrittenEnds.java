package io.mcphub.audit;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Keeps the ends of calls that the database did not take. The calls are over; the log gets their ends later. */
final class UnwrittenEnds {
    private static final int MOST = 10_000;

    private final ConcurrentLinkedDeque<AuditChange> ends = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Keeps an end. Beyond ten thousand it drops it, and the next start of the node declares that call interrupted. */
    void keep(AuditChange end) {
        if (size.incrementAndGet() <= MOST) {
            ends.add(end);
        } else {
            size.decrementAndGet();
        }
    }

    /** Tries to store all. Stops at the first failure, but drops an end that the database rejects for its content. */
    void write(Consumer<AuditChange> writer) {
        for (AuditChange end = ends.poll(); end != null; end = ends.poll()) {
            try {
                writer.accept(end);
            } catch (RuntimeException e) {
                if (!(e.getCause() instanceof RefusedRow)) {
                    ends.addFirst(end);
                    return;
                }
            }
            size.decrementAndGet();
        }
    }
}
