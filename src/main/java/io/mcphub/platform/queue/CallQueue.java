package io.mcphub.platform.queue;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls that may wait for a provider on threads of {@link Workers}, never on a thread that serves HTTP, and at most
 * {@code MCP_MAX_PARALLEL_CALLS} at once. Workers start up to 200 threads and queue nothing else, so this is the only
 * queue.
 */
@ApplicationScoped
public class CallQueue {
    static final long PATIENCE_SECONDS = 10;

    @Inject
    Workers workers;

    @Inject
    Timer timer;

    @Inject
    HubConfig config;

    private FairQueue queue;

    @PostConstruct
    void open() {
        queue = new FairQueue(config.number("MCP_MAX_PARALLEL_CALLS", 64));
    }

    /** Runs the call when it gets a place; refuses it after ten seconds in the queue. Returns at once. */
    public void submit(QueuedCall call) {
        call.waitsForPlace(true);
        queue.add(call);
        startAll();
        if (queue.contains(call)) {
            call.signal().onCancel(() -> withdraw(call, HubException.conflict("The call was cancelled.")));
            refuseLater(call);
        }
    }

    /**
     * Runs work like a call of {@link #submit}. The stage completes on the worker thread; it fails as the work does, or with
     * {@code RATE_LIMITED} if there was no place in time.
     *
     * @param user whose work it is
     * @param provider the integration whose provider is called; null for none
     * @param signal tells when nobody waits any more
     * @param waits gets true when the work begins to wait for a place, false when that ends
     */
    public <T> CompletionStage<T> run(String user, @Nullable String provider, Cancellation.Signal signal, Consumer<Boolean> waits, Supplier<T> work) {
        QueuedWork<T> call = new QueuedWork<>(user, provider, signal, waits, work);
        submit(call);
        return call.answer();
    }

    /** A call that nobody could refuse in time does not wait. */
    private void refuseLater(QueuedCall call) {
        try {
            timer.after(Duration.ofSeconds(PATIENCE_SECONDS), () -> withdraw(call, busy()));
        } catch (RejectedExecutionException full) {
            withdraw(call, busy());
        }
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
