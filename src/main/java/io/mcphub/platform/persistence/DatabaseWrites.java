package io.mcphub.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the database takes writes now. What others have just written is answer enough; otherwise it writes something
 * itself, at most every two seconds, and not twice at once.
 */
@ApplicationScoped
public class DatabaseWrites {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(2);
    private static final int SMALL = 1;
    /** More than any transaction of a tool call needs: where this fits, the hub can work. */
    private static final int LARGE = 32;

    @Inject
    WriteProbe probe;

    WriteHealth health = WriteHealth.shared();

    private final ReentrantLock probing = new ReentrantLock();
    private volatile boolean probed;
    private volatile long lastProbe;

    /** Whether a write succeeds. */
    public boolean work() {
        boolean fresh = !health.failing() && health.wroteWithin(FRESH);
        return fresh || probed() && !health.failing();
    }

    /** False only if a probe that others began is hanging. */
    private boolean probed() {
        if (!probing.tryLock()) {
            return within(FRESH);
        }
        try {
            if (!within(BETWEEN_PROBES)) {
                lastProbe = System.nanoTime();
                probed = true;
                probe();
            }
            return true;
        } finally {
            probing.unlock();
        }
    }

    private void probe() {
        try {
            probe.write(health.failing() ? LARGE : SMALL);
            health.recovered();
        } catch (RuntimeException e) {
            health.failedSomehow();
        }
    }

    private boolean within(Duration time) {
        return probed && System.nanoTime() - lastProbe < time.toNanos();
    }
}
