package io.mcphub.platform.nodes.errands;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.platform.nodes.Leases;
import io.mcphub.platform.persistence.Products;
import io.mcphub.platform.persistence.WriteHealth;
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

    private static final System.Logger LOG = System.getLogger(Errands.class.getName());

    @Inject
    ErrandStore store;

    @Inject
    Leftovers leftovers;

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

    /** How long nobody may have begun: a node that is gone, or older than errands, never will, and the caller had better know soon. Tests shorten it. */
    Duration untaken = Duration.ofSeconds(10);

    private final Map<String, CompletableFuture<Void>> bells = new ConcurrentHashMap<>();

    /**
     * Sends an errand and waits for its answer.
     *
     * @param patience how long; it is the doer's, too
     * @throws ErrandNotTaken if nobody began it in ten seconds, or no other node has the lease any more
     * @throws TimeoutException if somebody began it and did not answer in time, or the database was away: it may still happen
     * @throws InterruptedException if the caller stops waiting; then what was not begun is not done
     */
    public String send(String lease, String task, Duration patience) throws TimeoutException, InterruptedException {
        if (!products.chosen().isShared()) {
            throw new ErrandNotTaken(!leases.isElsewhere(lease));
        }
        String id = Keys.random();
        ErrandEntity errand = new ErrandEntity(id, lease, seal.sealTask(id, lease, task), clock.now().plus(patience));
        boolean answered = false;
        try {
            add(errand);
            String answer = awaited(id, patience);
            answered = true;
            return answer;
        } finally {
            bells.remove(id);
            end(id, answered);
        }
    }

    /** If only the answer to the commit was lost, the row is there and another node may begin it. */
    private void add(ErrandEntity errand) throws TimeoutException {
        try {
            store.add(errand);
        } catch (RuntimeException unavailable) {
            throw unknown(unavailable);
        }
    }

    private String awaited(String id, Duration patience) throws TimeoutException, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Void> bell = bell(id);
        broadcast.tell(NEW, id);
        while (true) {
            rung(bell, pause(since(start), patience));
            // A new bell before the look, so that what is told from now on is heard.
            bell = bell(id);
            Optional<String> answer = looked(id, since(start), patience);
            if (answer.isPresent()) {
                return seal.answer(id, answer.get());
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** When it looks next, unless the bell rings: soon, and when one of its times is over. */
    private Duration pause(Duration waited, Duration patience) {
        Duration next = waited.compareTo(untaken) < 0 && untaken.compareTo(patience) < 0 ? untaken : patience;
        Duration left = next.minus(waited);
        return left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    /** The sealed answer; empty if it may still come. A database that is away may be back while somebody waits. */
    private Optional<String> looked(String id, Duration waited, Duration patience) throws TimeoutException {
        boolean late = waited.compareTo(patience) >= 0;
        try {
            return found(id, late || waited.compareTo(untaken) >= 0, late);
        } catch (ErrandNotTaken nobody) {
            throw nobody;
        } catch (RuntimeException unavailable) {
            if (late) {
                throw unknown(unavailable);
            }
            return Optional.empty();
        }
    }

    private Optional<String> found(String id, boolean overdue, boolean late) throws TimeoutException {
        ErrandEntity row = store.find(id).orElseThrow(TimeoutException::new);
        if (row.answer != null) {
            return Optional.of(row.answer);
        }
        if (row.takenBy == null) {
            untaken(row, overdue);
        }
        if (late) {
            throw new TimeoutException();
        }
        return Optional.empty();
    }

    /** Gives up what nobody has begun if nobody is likely to; else reminds the others. */
    private void untaken(ErrandEntity row, boolean overdue) {
        boolean free = !leases.isElsewhere(row.lease);
        if ((overdue || free) && store.withdraw(row.id)) {
            throw new ErrandNotTaken(free);
        }
        broadcast.tell(NEW, row.id);
    }

    /** Whether anything has happened cannot be known without the database. That it is away is mostly in the log already. */
    private static TimeoutException unknown(RuntimeException unavailable) {
        if (!WriteHealth.shared().told(unavailable)) {
            LOG.log(System.Logger.Level.WARNING, "what another node was asked is lost, because the database failed: {0}", unavailable.toString());
        }
        return (TimeoutException) new TimeoutException().initCause(unavailable);
    }

    private CompletableFuture<Void> bell(String id) {
        CompletableFuture<Void> bell = new CompletableFuture<>();
        bells.put(id, bell);
        return bell;
    }

    private static void rung(CompletableFuture<Void> bell, Duration pause) throws InterruptedException {
        try {
            bell.get(Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS);
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
            leftovers.remove(id);
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
