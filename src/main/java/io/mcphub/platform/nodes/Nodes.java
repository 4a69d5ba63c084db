package io.mcphub.platform.nodes;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes are alive. Each reports every 20 seconds and counts as gone after {@link #GONE_AFTER} without a report. The clocks of
 * two nodes may differ by at most a minute. A slow node may come back after it was declared gone: what other nodes did about it
 * must still be right then.
 */
@ApplicationScoped
public class Nodes {
    /** A node counts as gone this long after its last report. */
    public static final Duration GONE_AFTER = Duration.ofMinutes(2);

    private static final System.Logger LOG = System.getLogger(Nodes.class.getName());
    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    @Inject
    NodeStore store;

    @Inject
    NodeId id;

    @Inject
    HubClock clock;

    @Inject
    Rounds rounds;

    @Inject
    LiveNodes live;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        Instant now = clock.now();
        store.forget(now.minus(FORGOTTEN_AFTER));
        store.started(id.value(), now, now.minus(GONE_AFTER));
        live.seen(alive().size());
        rounds.every(BEAT, BEAT, this::beat);
    }

    /** Runs last, when this node has written what its calls left behind. */
    void end(@Observes @Priority(Workers.STOP_PRIORITY + 2) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        store.ended(id.value());
    }

    /** The names of the nodes that are alive, this one among them. */
    public Set<String> alive() {
        Set<String> alive = new HashSet<>(store.seenSince(clock.now().minus(GONE_AFTER)));
        alive.add(id.value());
        return alive;
    }

    /**
     * Has something done again and again by one node for all: of those that are alive, the one with the lowest name. When it is gone, the
     * next one does it; for a moment both may.
     */
    public void onOneNode(Duration first, Duration period, Runnable work) {
        rounds.every(first, period, () -> {
            if (isFirst()) {
                work.run();
            }
        });
    }

    /** Whether this node does what one node does for all. */
    public boolean isFirst() {
        return alive().stream().noneMatch(other -> other.compareTo(id.value()) < 0);
    }

    /** Whether the process that this node was at that moment is still alive. */
    public boolean hasRunSince(String node, Instant moment) {
        return store.hasRun(node, clock.now().minus(GONE_AFTER), moment);
    }

    /** The nodes that are alive, by name. */
    public List<LiveNode> list() {
        return store.describedSince(clock.now().minus(GONE_AFTER));
    }

    /** Reports this node; catches every failure, because an exception would end the schedule. */
    void beat() {
        try {
            store.seen(id.value(), clock.now());
            live.seen(alive().size());
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "this node could not say that it is alive: {0}", unavailable.toString());
            }
        }
    }
}
