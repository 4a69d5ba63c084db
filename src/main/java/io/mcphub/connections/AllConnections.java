package io.mcphub.connections;

import io.mcphub.access.Caller;
import io.mcphub.connections.connectors.ConnectorRegistry;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubException;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everybody's connections, for admins. Nothing here shows or opens a credential. */
@ApplicationScoped
public class AllConnections {
    @Inject
    ConnectionList list;

    @Inject
    Ending ending;

    @Inject
    ConnectorRegistry connectors;

    @Inject
    KnownConnections accounts;

    @Inject
    Users users;

    private final FreshCache<Boolean, Map<String, AccountCount>> counts = new FreshCache<>(Duration.ofSeconds(20), 1, all -> count());

    /** A page of connections. {@code FORBIDDEN} unless the caller is an admin. */
    public ConnectionPage find(Caller caller, ConnectionFilter filter) {
        caller.requireAdmin();
        List<ConnectionEntity> found = list.find(filter, filter.limit() + 1);
        List<ConnectionEntity> page = found.subList(0, Math.min(found.size(), filter.limit()));
        Map<String, User> owners = users.of(caller, page.stream().map(row -> row.userId).collect(Collectors.toSet()));
        String next = found.size() > page.size() ? ConnectionPlace.after(page.get(page.size() - 1)).cursor() : null;
        return new ConnectionPage(page.stream().map(row -> OwnedConnection.of(row, owners.get(row.userId))).toList(), next);
    }

    /** As {@link #find}, of the person with an address; an empty page if nobody has it. */
    public ConnectionPage findByEmail(Caller caller, String email, ConnectionFilter filter) {
        caller.requireAdmin();
        return users.findByEmail(email).map(owner -> find(caller, filter.of(owner.id()))).orElse(new ConnectionPage(List.of(), null));
    }

    /** How many accounts each integration has; at most 20 seconds old. {@code FORBIDDEN} unless the caller is an admin. */
    public Map<String, AccountCount> counts(Caller caller) {
        caller.requireAdmin();
        return counts.get(true);
    }

    /**
     * Revokes anybody's connection at the provider and deletes it. Returns what its owner must still do; empty if nothing.
     * {@code FORBIDDEN} unless the caller is an admin, {@code NOT_FOUND} if there is none.
     */
    public Optional<String> disconnect(Caller caller, String id) {
        caller.requireAdmin();
        ConnectionEntity row = list.find(id).orElseThrow(() -> HubException.notFound("There is no such connection. GET /api/admin/connections lists them."));
        Optional<String> left = ending.force(connectors.find(row.integration), row, caller.userId());
        accounts.changed(row.userId);
        return left;
    }

    private Map<String, AccountCount> count() {
        return list.counts().stream().collect(Collectors.toUnmodifiableMap(
                row -> (String) row[0], row -> AccountCount.of((ConnectionStatus) row[1], (Long) row[2]), AccountCount::plus));
    }
}
