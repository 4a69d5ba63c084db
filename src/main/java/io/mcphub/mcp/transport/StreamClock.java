package io.mcphub.mcp.transport;

import io.mcphub.mcp.calls.RunningCalls;
import io.mcphub.mcp.listening.ListenStreams;
import io.mcphub.platform.queue.Timer;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One timer for all running calls and streams. It writes keep-alive comments itself, because writing never waits. Work that may
 * wait for the database or a provider goes to a worker thread.
 */
@ApplicationScoped
public class StreamClock {
    private static final System.Logger LOG = System.getLogger(StreamClock.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Inject
    Timer timer;

    @Inject
    Workers workers;

    @Inject
    RunningCalls running;

    @Inject
    Batches batches;

    @Inject
    ListenStreams streams;

    private final AtomicBoolean checking = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile ScheduledFuture<?> ticking;

    /** Starts with the first request: while an application starts, the container refuses its scheduled tasks. */
    void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            // Runs the first check on the thread of a request, from which the workers inherit the application's context.
            check();
            ticking = timer.every(EVERY, EVERY, this::tick);
        }
    }

    private void tick() {
        try {
            running.all().forEach(running::tick);
            batches.tick();
            streams.tick();
            check();
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.log(System.Logger.Level.WARNING, "a tick failed", e);
        }
    }

    /** Checks the streams, unless the last check still runs. */
    private void check() {
        if (checking.compareAndSet(false, true)) {
            workers.execute(() -> {
                try {
                    streams.check();
                } finally {
                    checking.set(false);
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }
}
