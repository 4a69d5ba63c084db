package io.mcphub.platform.queue;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where calls run that may wait for a provider: on the server's managed executor, never on a thread that serves HTTP, and at most
 * {@code MCP_MAX_PARALLEL_CALLS} at once. The executor of the server starts a thread for each task, up to 200, and queues none,
 * so the only queue is ours.
 */
@ApplicationScoped
public class CallQueue {
    static final long PATIENCE_SECONDS = 10;

    @Inject
    Workers workers;

    @Resource
    ManagedScheduledExecutorService clock;

    @Inject
    HubConfig config;

    private FairQueue queue;

    @PostConstruct
    void open() {
        queue = new FairQueue(config.number("MCP_MAX_PARALLEL_CALLS", 64));
    }

    /** Runs the call as soon as it has a place; refuses it after ten seconds without one. Returns at once. */
    public void submit(QueuedCall call) {
        call.waitsForPlace(true);
        queue.add(call);
        startAll();
        if (queue.contains(call)) {
            call.signal().onCancel(() -> withdraw(call, HubException.conflict("The call was cancelled.")));
            clock.schedule(() -> withdraw(call, busy()), PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /**
     * Does work as {@link #submit} runs a call, and ends the stage on the worker; it fails as the work does, or with {@code RATE_LIMITED}
     * if there was no place in time.
     *
     * @param provider the integration whose provider is asked; null if none is
     * @param signal tells when nobody waits any more
     * @param waits told when the work begins and ends to wait for a place
     */
    public <T> CompletionStage<T> run(String user, @Nullable String provider, Cancellation.Signal signal, Consumer<Boolean> waits, Supplier<T> work) {
        QueuedWork<T> call = new QueuedWork<>(user, provider, signal, waits, work);
        submit(call);
        return call.answer();
    }

    private void startAll() {
        for (Optional<QueuedCall> next = queue.next(); next.isPresent(); next = queue.next()) {
            start(next.get());
        }
    }

    private void start(QueuedCall call) {
        call.waitsForPlace(false);
        workers.execute(() -> work(call));
    }

    private void work(QueuedCall call) {
        try {
            call.execute();
        } finally {
            queue.leave(call);
            startAll();
        }
    }

    /** Refuses on a worker thread, because writing the audit log may block and the timer must not. */
    private void withdraw(QueuedCall call, HubException why) {
        if (queue.withdraw(call)) {
            workers.execute(() -> call.refused(why));
        }
    }

    private static HubException busy() {
        return HubException.rateLimited("The hub is busy: the call waited " + PATIENCE_SECONDS + " seconds and was not made. Repeat it in a moment.", Duration.ofSeconds(1));
    }
}
