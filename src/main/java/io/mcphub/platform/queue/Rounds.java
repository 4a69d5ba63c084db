package io.mcphub.platform.queue;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs recurring background work. The timer only hands each round to {@link Workers}. Payara gives a scheduled task the entity managers of the
 * thread that scheduled it, and closes them behind each round: the start's own, if it still runs then. So a thread that has none schedules.
 */
@ApplicationScoped
public class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    @Resource
    ManagedScheduledExecutorService clock;

    @Inject
    Workers workers;

    private final Queue<ScheduledFuture<?>> running = new ConcurrentLinkedQueue<>();

    /**
     * Runs the task after {@code first} and then every {@code every}, until the hub stops. A round is skipped while the last one
     * runs. A failed round does not end the schedule.
     */
    public void every(Duration first, Duration every, Runnable task) {
        AtomicBoolean busy = new AtomicBoolean();
        Runnable tick = () -> {
            if (busy.compareAndSet(false, true)) {
                workers.execute(() -> round(task, busy));
            }
        };
        Runnable schedule = () -> running.add(clock.scheduleAtFixedRate(tick, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
        CompletableFuture.runAsync(schedule, work -> new Thread(work, "rounds").start()).join();
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
