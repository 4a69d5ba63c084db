package io.mcphub.connections;

import io.mcphub.platform.FreshCache;
import io.mcphub.platform.nodes.Broadcast;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Caches what {@code tools/list} asks about a user's accounts, so that not every request needs a query. Opening a connection never
 * uses this cache, so a disconnected account stops working at once. Changes by another node are seen within seconds.
 */
@ApplicationScoped
class KnownConnections {
    private static final Duration ANOTHER_NODES_CHANGE = Duration.ofSeconds(10);

    @Inject
    ConnectionStore store;

    @Inject
    Event<ConnectionsChanged> changed;

    @Inject
    Broadcast broadcast;

    private final FreshCache<String, Known> known = new FreshCache<>(ANOTHER_NODES_CHANGE, 10_000, this::load);

    @PostConstruct
    void share() {
        broadcast.share("connections", known);
    }

    /** The ids of the integrations to which the user has a working connection. */
    public Set<String> connected(String userId) {
        return known.get(userId).working();
    }

    /** The user's accounts at one integration, the default first. */
    public List<ConnectionSummary> of(String userId, String integration) {
        return known.get(userId).accounts().getOrDefault(integration, List.of());
    }

    /** All accounts of the user. */
    public List<ConnectionSummary> all(String userId) {
        return known.get(userId).accounts().values().stream().flatMap(List::stream).toList();
    }

    /** Forgets what was known and tells the rest of the hub; called after the commit. */
    public void changed(String userId) {
        known.changed(userId);
        changed.fire(new ConnectionsChanged(userId));
    }

    /** Rows as their owner sees them, by integration, each list in the order of the rows. */
    static Map<String, List<ConnectionSummary>> grouped(List<ConnectionEntity> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.integration, Collectors.mapping(ConnectionSummary::of, Collectors.toUnmodifiableList())));
    }

    private Known load(String userId) {
        Map<String, List<ConnectionSummary>> accounts = grouped(store.of(userId));
        Set<String> working = accounts.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(ConnectionSummary::works))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new Known(working, accounts);
    }

    private record Known(Set<String> working, Map<String, List<ConnectionSummary>> accounts) {}
}
