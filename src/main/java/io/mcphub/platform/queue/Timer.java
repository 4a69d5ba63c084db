package io.mcphub.platform.queue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The server's timer. Its thread is shared, so a task must be short: what may wait goes to {@link Workers}. Payara gives a scheduled task the
 * entity managers of the thread that scheduled it, and closes them behind the task. A worker keeps its own for life, so it could never use the
 * database again. So a thread that has none schedules.
 */
@ApplicationScoped
public class Timer {
    @Resource
    ManagedScheduledExecutorService clock;

    /** Runs the task once, after that time. Throws {@link RejectedExecutionException} if the server takes no tasks or has no thread to spare. */
    public void after(Duration delay, Runnable task) {
        apart(() -> clock.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Runs the task after {@code first} and then every {@code every}, until the result is cancelled or the task throws. Throws as {@link #after}. */
    public ScheduledFuture<?> every(Duration first, Duration every, Runnable task) {
        return apart(() -> clock.scheduleAtFixedRate(task, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Unlike a pool's, a new thread knows which application it belongs to, and nothing else of the one that makes it. */
    private static ScheduledFuture<?> apart(Supplier<ScheduledFuture<?>> schedule) {
        try {
            return CompletableFuture.supplyAsync(schedule, work -> new Thread(work, "timer").start()).join();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException known ? known : refused;
        } catch (OutOfMemoryError full) {
            // What the JVM throws when the system gives it no more threads.
            throw new RejectedExecutionException(full);
        }
    }
}
