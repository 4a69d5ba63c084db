package io.mcphub.platform.persistence;

import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the database takes writes now. A commit of the last five seconds is proof enough. Otherwise a probe writes one row, at
 * most every two seconds and never twice at once. While writes fail, a probe runs every five seconds.
 */
@ApplicationScoped
public class DatabaseWrites {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final int SMALL = 1;
    /**
     * Blocks of 4 KB for the probe after a failure. Larger than any transaction of a tool call, so that the hub can work again once
     * it fits.
     */
    private static final int LARGE = 32;

    @Inject
    WriteProbe probe;

    @Inject
    Rounds rounds;

    WriteHealth health = WriteHealth.shared();

    private final ReentrantLock probing = new ReentrantLock();
    private volatile boolean probed;
    private volatile long lastProbe;
    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(BETWEEN_TRIES, BETWEEN_TRIES, this::tryAgain);
    }

    /** Probes again while writes fail, so that the hub recovers by itself. */
    void tryAgain() {
        if (health.failing()) {
            probed();
        }
    }

    /** Whether the database takes writes; may wait for a probe. */
    public boolean work() {
        boolean fresh = !health.failing() && health.wroteWithin(FRESH);
        return fresh || probed() && !health.failing();
    }

    /** Runs a probe unless the last one is recent. False if another thread's probe has been running for too long. */
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
