package io.mcphub.platform.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database takes writes now. What others have just written is answer enough; otherwise it writes something
 * itself, at most every two seconds, and not twice at once. While writes fail it tries by itself, whether anybody asks or not.
 */
@ApplicationScoped
public class DatabaseWrites {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(2);
    private static final int TRY_SECONDS = 5;
    private static final int SMALL = 1;
    /** More than any transaction of a tool call needs: where this fits, the hub can work. */
    private static final int LARGE = 32;

    @Inject
    WriteProbe probe;

    @Resource
    ManagedScheduledExecutorService scheduler;

    WriteHealth health = WriteHealth.shared();

    private final ReentrantLock probing = new ReentrantLock();
    private volatile boolean probed;
    private volatile long lastProbe;
    private @Nullable ScheduledFuture<?> trying;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        trying = scheduler.scheduleWithFixedDelay(this::tryAgain, TRY_SECONDS, TRY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (trying != null) {
            trying.cancel(false);
        }
    }

    /** Ends the state of failure as soon as it is over. */
    void tryAgain() {
        if (health.failing()) {
            probed();
        }
    }

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
