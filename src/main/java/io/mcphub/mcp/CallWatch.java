package io.mcphub.mcp;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One clock for all running calls: every second each is looked at on a worker, so that a slow reader holds up nobody else. */
@ApplicationScoped
public class CallWatch {
    @Resource
    ManagedScheduledExecutorService clock;

    @Resource
    ManagedExecutorService workers;

    @Inject
    RunningCalls running;

    private final AtomicBoolean started = new AtomicBoolean();
    private volatile ScheduledFuture<?> ticking;

    /** Starts the clock with the first request: before, the container refuses tasks of an application that is still starting. */
    void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            ticking = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        running.all().stream().filter(RunningCall::claim).forEach(this::look);
    }

    private void look(RunningCall call) {
        try {
            workers.execute(() -> {
                try {
                    running.tick(call);
                } finally {
                    call.rest();
                }
            });
        } catch (RuntimeException rejected) {
            // A full pool must not stop the clock: the next tick tries again.
            call.rest();
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
