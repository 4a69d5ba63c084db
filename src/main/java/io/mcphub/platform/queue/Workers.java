package io.mcphub.platform.queue;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the server for work that may wait. They take their context once, when they begin: the server's managed executor takes it for
 * each task, which cost a tenth of a call. Only a thread of our own makes new ones. Payara 6 passes on the entity managers of the request that
 * makes a thread and closes them when that request ends (a clone of its {@code ComponentInvocation} shares the registry). Our thread
 * never touches the database, so it has none to pass.
 */
@ApplicationScoped
public class Workers implements Executor {
    /**
     * When the stop waits for the tasks. Observers of {@code @BeforeDestroyed(ApplicationScoped.class)} that write what tasks leave
     * behind must use a higher number.
     */
    public static final int STOP_PRIORITY = 1000;

    /** The server gives up a stop that takes longer than five seconds. */
    private static final Duration LAST_TASKS = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final long PAUSE_MILLIS = 50;

    /** More than calls may run at once; the others only write that a call was refused. */
    private static final int MOST_THREADS = 200;
    private static final long IDLE_SECONDS = 60;

    @Resource
    ManagedThreadFactory threads;

    /** Takes a task only if a thread waits for one. */
    private final BlockingQueue<Runnable> idle = new SynchronousQueue<>();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, idle, task -> threads.newThread(task));
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private @Nullable Thread dispatcher;
    private int unfinished;
    private boolean stopped;

    /** Runs the task on a managed thread. Returns at once. Throws {@link RejectedExecutionException} when the hub has stopped. */
    @Override
    public void execute(Runnable task) {
        begin();
        Runnable counted = () -> run(task);
        if (!tasks.isEmpty() || !idle.offer(counted)) {
            tasks.add(counted);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "work failed", defect);
        } finally {
            ended();
        }
    }

    /** Whether all tasks end within this time. */
    public synchronized boolean idleWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); unfinished > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return unfinished == 0;
    }

    /** Starts the dispatcher with the first task: the thread must inherit the application context of a request. */
    private synchronized void begin() {
        if (stopped) {
            throw new RejectedExecutionException("the hub has stopped");
        }
        unfinished++;
        if (dispatcher == null) {
            dispatcher = new Thread(this::dispatch, "tool-call-dispatcher");
            dispatcher.setDaemon(true);
            dispatcher.start();
        }
    }

    private synchronized void ended() {
        unfinished--;
        notifyAll();
    }

    private void dispatch() {
        try {
            while (true) {
                handOver(tasks.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits while all threads have work. */
    private void handOver(Runnable task) throws InterruptedException {
        for (boolean taken = false; !taken; ) {
            try {
                pool.execute(task);
                taken = true;
            } catch (RuntimeException | OutOfMemoryError rejected) {
                // Without a thread for the task (OutOfMemoryError), too: this thread must not end, because all tasks come through it.
                LOG.log(Level.WARNING, "no thread takes the task; it is tried again: {0}", rejected.toString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Waits for the last tasks, because what they write must be written before the database closes. */
    void end(@Observes @Priority(STOP_PRIORITY) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        if (!idleWithin(LAST_TASKS)) {
            LOG.log(Level.WARNING, "some work did not end in time; its calls are declared interrupted at the next start");
        }
        stop();
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (dispatcher != null) {
            dispatcher.interrupt();
        }
        pool.shutdown();
    }
}
