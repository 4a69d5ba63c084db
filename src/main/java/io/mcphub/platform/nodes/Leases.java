package io.mcphub.platform.nodes;

import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Lets one node at a time have a thing, by its name. A lease ends by itself after {@link #LIFETIME}, so that another node can take
 * over from one that is gone. After a crash the same node has its leases again at once.
 */
@ApplicationScoped
public class Leases {
    /** How long a lease lasts. Its holder extends it three times meanwhile. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    @Inject
    LeaseStore store;

    @Inject
    NodeId node;

    @Inject
    HubClock clock;

    /** Takes a lease. False if another node has it. */
    public boolean take(String name) {
        Instant now = clock.now();
        return store.take(name, node.value(), now, now.plus(LIFETIME));
    }

    /** Extends this node's leases. Returns those that it still has; another node may have the rest. */
    public Set<String> extend(Collection<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.now();
        store.extend(names, node.value(), now.plus(LIFETIME));
        return Set.copyOf(store.held(names, node.value(), now));
    }

    /** Whether another node has a lease now. */
    public boolean isElsewhere(String name) {
        return store.isElsewhere(name, node.value(), clock.now());
    }

    /** Gives leases back. */
    public void release(Collection<String> names) {
        if (!names.isEmpty()) {
            store.release(names, node.value());
        }
    }
}
