package io.mcphub.audit;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Ends of calls that the database did not take when they came: the calls are over, and the log shall say so later. */
final class UnwrittenEnds {
    private static final int MOST = 10_000;

    private final ConcurrentLinkedDeque<AuditChange> ends = new ConcurrentLinkedDeque<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Keeps one; beyond ten thousand it is forgotten, and the next start of the node declares its call interrupted. */
    void keep(AuditChange end) {
        if (size.incrementAndGet() <= MOST) {
            ends.add(end);
        } else {
            size.decrementAndGet();
        }
    }

    /** Tries to write all; stops at the first that fails, unless the database refuses that one for good. */
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
