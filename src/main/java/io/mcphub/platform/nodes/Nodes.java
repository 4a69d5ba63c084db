package io.mcphub.platform.nodes;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Which nodes are alive. Each says so every 20 seconds; one that has not said so for {@link #GONE_AFTER} is gone. The clocks
 * of two nodes must not differ by more than a minute. A node that was only slow may come back: what others did in its
 * absence must hold then, too.
 */
@ApplicationScoped
public class Nodes {
    /** So long after its last sign of life a node counts as gone. */
    public static final Duration GONE_AFTER = Duration.ofMinutes(2);

    private static final System.Logger LOG = System.getLogger(Nodes.class.getName());
    private static final int BEAT_SECONDS = 20;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    @Inject
    NodeStore store;

    @Inject
    NodeId id;

    @Inject
    HubClock clock;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> beating;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        Instant now = clock.now();
        store.forget(now.minus(FORGOTTEN_AFTER));
        store.started(id.value(), now);
        beating = scheduler.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** The names of the nodes that are alive, this one among them. */
    public Set<String> alive() {
        Set<String> alive = new HashSet<>(store.seenSince(clock.now().minus(GONE_AFTER)));
        alive.add(id.value());
        return alive;
    }

    /** A failure does not end the schedule. */
    void beat() {
        try {
            store.seen(id.value(), clock.now());
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(System.Logger.Level.WARNING, "this node could not say that it is alive: {0}", unavailable.toString());
            }
        }
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
    }
}
