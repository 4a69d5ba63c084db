package io.mcphub.platform.queue;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs recurring background work. The timer only hands each round to {@link Workers}. */
@ApplicationScoped
public class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    @Inject
    Timer timer;

    @Inject
    Workers workers;

    private final Queue<ScheduledFuture<?>> running = new ConcurrentLinkedQueue<>();

    /**
     * Runs the task after {@code first} and then every {@code every}, until the hub stops. A round is skipped while the last one
     * runs. A failed round does not end the schedule.
     */
    public void every(Duration first, Duration every, Runnable task) {
        AtomicBoolean busy = new AtomicBoolean();
        running.add(timer.every(first, every, () -> {
            if (busy.compareAndSet(false, true)) {
                workers.execute(() -> round(task, busy));
            }
        }));
    }

    private static void round(Runnable task, AtomicBoolean busy) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a round failed; the next one comes", failed);
        } finally {
            busy.set(false);
        }
    }

    @PreDestroy
    void stop() {
        running.forEach(round -> round.cancel(false));
    }
}
