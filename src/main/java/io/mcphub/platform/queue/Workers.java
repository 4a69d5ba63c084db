package io.mcphub.platform.queue;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The server's managed executor, fed from a thread of our own. Payara 6 passes the entity managers of the submitting request to the
 * task and closes them when the request ends, while the task still uses them (a clone of its {@code ComponentInvocation} shares the
 * registry). Our thread never touches the database, so it has none to pass.
 */
@ApplicationScoped
public class Workers implements Executor {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final long PAUSE_MILLIS = 50;

    @Resource
    ManagedExecutorService executor;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private @Nullable Thread dispatcher;

    /** Runs the task on a managed thread. Returns at once. */
    @Override
    public void execute(Runnable task) {
        start();
        tasks.add(task);
    }

    /** Starts with the first task: the thread must inherit the application context of a request. */
    private synchronized void start() {
        if (dispatcher == null) {
            dispatcher = new Thread(this::dispatch, "tool-call-dispatcher");
            dispatcher.setDaemon(true);
            dispatcher.start();
        }
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

    /** Waits if other users of the executor have taken all its threads. */
    private void handOver(Runnable task) throws InterruptedException {
        for (boolean taken = false; !taken; ) {
            try {
                executor.execute(task);
                taken = true;
            } catch (RuntimeException | OutOfMemoryError rejected) {
                // Without a thread for the task (OutOfMemoryError), too: this thread must not end, because all tasks come through it.
                LOG.log(Level.WARNING, "the managed executor took no task; it is asked again: {0}", rejected.toString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (dispatcher != null) {
            dispatcher.interrupt();
        }
    }
}
