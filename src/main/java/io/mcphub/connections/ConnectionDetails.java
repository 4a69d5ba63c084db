package io.mcphub.connections;

import io.mcphub.connections.credentials.Credential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** What all connections at one integration have in common. For the upkeep of what belongs to them on this machine; no door asks it. */
@ApplicationScoped
public class ConnectionDetails {
    @Inject
    ConnectionStore store;

    @Inject
    KnownConnections accounts;

    /** Marks the connection that has this value for a detail, because its provider has ended it; nothing if there is none. */
    public void needsReconnect(String integration, String name, String value) {
        store.having(integration, name, value)
                .filter(row -> store.needsReconnect(row.userId, row.id, row.token))
                .ifPresent(row -> accounts.changed(row.userId));
    }

    /** The credential of a connection, if it is this person's, at this integration, and its provider accepts it as far as is known. */
    public Optional<Credential> owned(String integration, String userId, String connectionId) {
        return store.find(userId, connectionId)
                .filter(row -> row.integration.equals(integration) && row.status == ConnectionStatus.OK)
                .map(store::open);
    }

    /** The values of a detail in all connections at one integration, whoever owns them. */
    public Set<String> all(String integration, String name) {
        return store.details(integration, name);
    }
}
