package io.mcphub.audit;

import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.Rounds;
import io.mcphub.platform.queue.Workers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Declares calls interrupted whose process has died. A node declares its own calls from before its start and, every minute, those
 * of nodes that are gone ({@link Nodes}). It never touches the calls of a living node.
 */
@ApplicationScoped
class InterruptedCalls {
    private static final System.Logger LOG = System.getLogger(InterruptedCalls.class.getName());

    @Inject
    AuditStore store;

    @Inject
    AuditTrail trail;

    @Inject
    NodeId node;

    @Inject
    Nodes nodes;

    @Inject
    Rounds rounds;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        ofThisNode(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
        rounds.every(Duration.ofMinutes(1), Duration.ofMinutes(1), this::watch);
    }

    /** Declares this node's calls from before its process started. */
    void ofThisNode(Instant processStart) {
        interrupt(List.of(node.value()), processStart);
    }

    /** Declares the calls of nodes that are gone. */
    void ofGoneNodes() {
        Set<String> alive = nodes.alive();
        List<String> gone = store.nodesWithOpenCalls().stream().filter(n -> !alive.contains(n)).toList();
        if (!gone.isEmpty()) {
            interrupt(gone, Instant.ofEpochMilli(Long.MAX_VALUE));
        }
    }

    private void interrupt(Collection<String> ofNodes, Instant before) {
        List<String> calls = store.openCalls(ofNodes, before);
        if (!calls.isEmpty()) {
            trail.interrupt(calls);
            LOG.log(Level.WARNING, "{0} calls were interrupted by the end of {1}", calls.size(), ofNodes);
        }
    }

    /** Catches every failure, because an exception would end the schedule. */
    private void watch() {
        try {
            trail.writeLateEnds();
            ofGoneNodes();
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(Level.WARNING, "missing ends of calls could not be written: {0}", unavailable.toString());
            }
        }
    }

    /** Runs when all calls have ended, while the database is still open. */
    void lastEnds(@Observes @Priority(Workers.STOP_PRIORITY + 1) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        trail.writeLateEnds();
    }
}
