package io.mcphub.platform.nodes.errands;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.persistence.Products;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has the node that holds a lease do something. Who sends an errand waits on its own thread, as it would for the thing itself, and is woken by
 * the answer; should no message arrive, it looks every {@link #LOOK}. {@link ErrandWork} does them.
 */
@ApplicationScoped
public class Errands {
    /** How soon an errand or an answer is found whose message was lost. */
    public static final Duration LOOK = Duration.ofSeconds(2);

    static final String NEW = "errand";
    static final String ANSWERED = "errand-answered";
    static final String OVER = "errand-over";

    @Inject
    ErrandStore store;

    @Inject
    ErrandSeal seal;

    @Inject
    Leases leases;

    @Inject
    Broadcast broadcast;

    @Inject
    Products products;

    @Inject
    HubClock clock;

    private final Map<String, CompletableFuture<Void>> bells = new ConcurrentHashMap<>();

    /**
     * Sends an errand and waits for its answer.
     *
     * @param patience how long; it is the doer's, too
     * @throws ErrandNotTaken if nobody began it in that time, or no other node has the lease any more
     * @throws TimeoutException if somebody began it and did not answer in time: it may still happen
     * @throws InterruptedException if the caller stops waiting; then what was not begun is not done
     */
    public String send(String lease, String task, Duration patience) throws TimeoutException, InterruptedException {
        if (!products.chosen().isShared()) {
            throw new ErrandNotTaken(!leases.isElsewhere(lease));
        }
        String id = Keys.random();
        store.add(new ErrandEntity(id, lease, seal.sealTask(id, lease, task), clock.now().plus(patience)));
        boolean answered = false;
        try {
            String answer = awaited(id, System.nanoTime() + patience.toNanos());
            answered = true;
            return answer;
        } finally {
            bells.remove(id);
            end(id, answered);
        }
    }

    private String awaited(String id, long end) throws TimeoutException, InterruptedException {
        CompletableFuture<Void> bell = bell(id);
        broadcast.tell(NEW, id);
        while (true) {
            boolean late = end - System.nanoTime() <= 0;
            rung(bell, Math.min(LOOK.toNanos(), end - System.nanoTime()));
            // A new bell before the look, so that what is told from now on is heard.
            bell = bell(id);
            Optional<String> answer = looked(id, late);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** The answer; empty if it may still come. */
    private Optional<String> looked(String id, boolean late) throws TimeoutException {
        ErrandEntity row = store.find(id).orElseThrow(TimeoutException::new);
        if (row.answer != null) {
            return Optional.of(seal.answer(id, row.answer));
        }
        boolean free = row.takenBy == null && !leases.isElsewhere(row.lease);
        if ((late || free) && store.withdraw(id)) {
            throw new ErrandNotTaken(free);
        }
        if (late) {
            throw new TimeoutException();
        }
        if (row.takenBy == null) {
            broadcast.tell(NEW, id);
        }
        return Optional.empty();
    }

    private CompletableFuture<Void> bell(String id) {
        CompletableFuture<Void> bell = new CompletableFuture<>();
        bells.put(id, bell);
        return bell;
    }

    private static void rung(CompletableFuture<Void> bell, long nanos) throws InterruptedException {
        try {
            bell.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            // Then it looks by itself.
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Nothing of it stays, also if the thread was interrupted. Whoever has begun it learns that nobody waits. */
    private void end(String id, boolean answered) {
        boolean interrupted = Thread.interrupted();
        try {
            store.remove(id);
            if (!answered) {
                broadcast.tell(OVER, id);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void heard(@Observes Heard news) {
        CompletableFuture<Void> bell = news.topic().equals(ANSWERED) ? bells.get(news.key()) : null;
        if (bell != null) {
            bell.complete(null);
        }
    }
}
