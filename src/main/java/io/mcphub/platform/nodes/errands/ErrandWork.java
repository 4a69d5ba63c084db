package io.mcphub.platform.nodes.errands;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.Products;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Does the errands of other nodes whose leases this one holds: each once, and only while its sender waits. */
@ApplicationScoped
public class ErrandWork {
    /**
     * By how much the clocks of two nodes may differ before errands are not begun, which their senders then learn. Short, because so much longer
     * may begin what a sender could not remove that lost the database; nodes have their time from the network and differ by far less.
     */
    static final Duration CLOCKS = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(ErrandWork.class.getName());
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration CLEANING = Duration.ofHours(1);

    @Inject
    ErrandStore store;

    @Inject
    Leftovers leftovers;

    @Inject
    ErrandSeal seal;

    @Inject
    NodeId node;

    @Inject
    Broadcast broadcast;

    @Inject
    Products products;

    @Inject
    Workers workers;

    @Inject
    Nodes nodes;

    @Inject
    HubClock clock;

    private final Map<String, Doer> doers = new ConcurrentHashMap<>();
    private final Map<String, Cancellation.Switch> running = new ConcurrentHashMap<>();

    /** Does one kind of errand. */
    @FunctionalInterface
    public interface Doer {
        /** The answer; empty if {@link Errand#begin} forbade it, or if another node should. Interrupted when nobody waits any more. */
        Optional<String> does(Errand errand);
    }

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        if (products.chosen().isShared()) {
            nodes.onOneNode(CLEANING, CLEANING, this::clean);
        }
    }

    /** Deletes what nodes left behind that were killed while they waited. */
    void clean() {
        store.forget(clock.now().minus(KEPT));
    }

    /** From now on this does the errands for leases whose names begin so. */
    public void register(String leases, Doer doer) {
        doers.put(leases, doer);
    }

    void heard(@Observes Heard news) {
        if (news.topic().equals(Errands.NEW)) {
            workers.execute(this::look);
        } else if (news.topic().equals(Errands.OVER)) {
            Optional.ofNullable(running.get(news.key())).ifPresent(Cancellation.Switch::cancel);
        }
    }

    /** Removes what senders at this node could not. Comes before {@link #look}, on every node now and then. */
    public void tidy() {
        leftovers.again();
    }

    /** Does the errands that wait for this node, each on a thread of its own. Whoever holds leases calls it now and then, in case no message arrived. */
    public void look() {
        if (!products.chosen().isShared()) {
            return;
        }
        for (ErrandEntity errand : waiting()) {
            Cancellation.Switch over = new Cancellation.Switch();
            if (running.putIfAbsent(errand.id, over) == null) {
                workers.execute(() -> run(errand, over));
            }
        }
    }

    /** Nothing while the database is away: the next look comes in two seconds, and the log need not tell each. */
    private List<ErrandEntity> waiting() {
        Instant now = clock.now();
        try {
            return store.waiting(node.value(), now, now.minus(CLOCKS));
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "this node could not look for what others ask of it: {0}", unavailable.toString());
            }
            return List.of();
        }
    }

    private void run(ErrandEntity errand, Cancellation.Switch over) {
        try {
            Errand work = new Errand(errand.lease, seal.task(errand), () -> take(errand.id));
            Optional<String> answer = doer(errand.lease).flatMap(doer -> Cancellation.during(over, () -> Cancellation.interrupting(() -> doer.does(work))));
            // An answer to what was not begun is a refusal, and counts only if nobody else has begun it.
            answer.filter(text -> work.begin()).ifPresent(text -> answer(errand.id, text));
        } finally {
            running.remove(errand.id);
        }
    }

    private Optional<Doer> doer(String lease) {
        return doers.entrySet().stream().filter(known -> lease.startsWith(known.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private boolean take(String id) {
        Instant now = clock.now();
        return store.take(id, node.value(), now, now.minus(CLOCKS));
    }

    private void answer(String id, String text) {
        if (store.answer(id, node.value(), seal.sealAnswer(id, text))) {
            broadcast.tell(Errands.ANSWERED, id);
        }
    }
}
