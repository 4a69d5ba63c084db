package io.mcphub.audit;

import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * After a crash the log says what is known: these calls began, and nobody saw them end. A node declares this of its own calls
 * from before its start, and every minute of the calls of nodes that are gone ({@link Nodes}); never of those of a living node.
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

    @Resource
    ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> watching;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        ofThisNode(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
        watching = scheduler.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.MINUTES);
    }

    /** A process of this node that began calls before this moment has ended. */
    void ofThisNode(Instant processStart) {
        interrupt(List.of(node.value()), processStart);
    }

    /** The calls of nodes that are gone. */
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

    /** A failure does not end the schedule. */
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

    /** While the database is still there. */
    void lastEnds(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        trail.writeLateEnds();
    }

    @PreDestroy
    void stop() {
        if (watching != null) {
            watching.cancel(false);
        }
    }
}
