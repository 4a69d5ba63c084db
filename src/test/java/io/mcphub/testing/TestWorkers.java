package io.mcphub.testing;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The server's executors without a server: the test says when a task runs. */
public final class TestWorkers {
    /** What waits for its time. */
    public final Deque<Runnable> scheduled = new ArrayDeque<>();
    /** What waits for a thread; empty where each task runs at once. */
    public final Deque<Runnable> submitted = new ArrayDeque<>();

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

    public ManagedExecutorService executor() {
        return proxy(ManagedExecutorService.class, executor);
    }

    public ManagedScheduledExecutorService clock() {
        return proxy(ManagedScheduledExecutorService.class, scheduled::add);
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

    private static <T> T proxy(Class<T> type, Executor taken) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (arguments == null || !(arguments[0] instanceof Runnable task)) {
                throw new UnsupportedOperationException(method.toString());
            }
            taken.execute(task);
            return null;
        }));
    }
}
