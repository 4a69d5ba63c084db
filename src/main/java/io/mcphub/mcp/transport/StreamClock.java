package io.mcphub.mcp.transport;

import io.mcphub.mcp.calls.RunningCalls;
import io.mcphub.mcp.listening.ListenStreams;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One clock for all running calls and all streams. Writing never waits, so the clock writes the comments of idle streams
 * itself; what may wait for the database or for an upstream is done by a worker.
 */
@ApplicationScoped
public class StreamClock {
    private static final System.Logger LOG = System.getLogger(StreamClock.class.getName());

    @Resource
    ManagedScheduledExecutorService clock;

    @Resource
    ManagedExecutorService workers;

    @Inject
    RunningCalls running;

    @Inject
    ListenStreams streams;

    private final AtomicBoolean checking = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile ScheduledFuture<?> ticking;

    /** Starts the clock with the first request: before, the container refuses tasks of an application that is still starting. */
    void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            ticking = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        try {
            running.all().forEach(running::tick);
            streams.tick();
            if (checking.compareAndSet(false, true)) {
                work(streams::check, () -> checking.set(false));
            }
        } catch (RuntimeException e) {
            // Whatever it was, the next tick comes.
            LOG.log(System.Logger.Level.WARNING, "a tick failed", e);
        }
    }

    private void work(Runnable task, Runnable after) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    after.run();
                }
            });
        } catch (RuntimeException rejected) {
            // A full pool must not stop the clock: the next tick tries again.
            after.run();
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
