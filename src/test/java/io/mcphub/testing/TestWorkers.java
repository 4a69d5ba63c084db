package io.mcphub.testing;

import io.mcphub.platform.queue.Timer;
import io.mcphub.platform.queue.Workers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;

/** The server's executors without a server: the test says when a task runs. */
public final class TestWorkers {
    /** What waits for its time. */
    public final Deque<Runnable> scheduled = new ArrayDeque<>();
    /** How long each of those waits. */
    public final Deque<Duration> delays = new ArrayDeque<>();
    /** What waits for a thread; empty where each task runs at once. */
    public final Deque<Runnable> submitted = new ArrayDeque<>();

    private static final ScheduledFuture<?> NEVER_CANCELLED = (ScheduledFuture<?>) Proxy.newProxyInstance(
            TestWorkers.class.getClassLoader(), new Class<?>[] {ScheduledFuture.class}, (self, method, arguments) -> method.getReturnType() == boolean.class ? false : null);

    private final Executor executor;

    private TestWorkers(boolean direct) {
        executor = direct ? Runnable::run : submitted::add;
    }

    /** Each task runs where it is handed in. */
    public static TestWorkers direct() {
        return new TestWorkers(true);
    }

    /** Tasks wait until the test runs them. */
    public static TestWorkers byHand() {
        return new TestWorkers(false);
    }

    public Workers executor() {
        return new Workers() {
            @Override
            public void execute(Runnable task) {
                executor.execute(task);
            }
        };
    }

    public Timer timer() {
        return new Timer() {
            @Override
            public void after(Duration delay, Runnable task) {
                scheduled.add(task);
                delays.add(delay);
            }

            @Override
            public ScheduledFuture<?> every(Duration first, Duration every, Runnable task) {
                after(first, task);
                return NEVER_CANCELLED;
            }
        };
    }

    /** The time of all that is scheduled by now has come. */
    public void timePasses() {
        int due = scheduled.size();
        for (int i = 0; i < due; i++) {
            scheduled.remove().run();
        }
    }

    /** What a stage ended with; a failure is thrown as it is. */
    public static <T> T ended(CompletionStage<T> stage) {
        if (!stage.toCompletableFuture().isDone()) {
            throw new AssertionError("the stage has not ended");
        }
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : failed;
        }
    }
}
