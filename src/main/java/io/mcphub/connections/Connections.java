package io.mcphub.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.accounts.UserDeleted;
import io.mcphub.platform.Caller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user's accounts at providers. Every look-up names the owner. Network calls happen here, between the store's transactions. */
@ApplicationScoped
public class Connections {
    @Inject
    ConnectorRegistry connectors;

    @Inject
    ConnectionStore store;

    @Inject
    Refresh refresh;

    @Inject
    Settings settings;

    @Inject
    Event<ConnectionsChanged> changed;

    private final Cache<String, Set<String>> connected =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    /** All integrations in a stable order, each with the caller's connections. */
    public List<IntegrationSummary> integrations(Caller caller) {
        List<ConnectionEntity> mine = store.of(caller.userId());
        return connectors.all().stream().map(c -> summary(c, mine)).toList();
    }

    /** The ids of the integrations to which the user has a working default connection; cheap enough for every request. */
    public Set<String> connected(String userId) {
        return connected.get(userId, this::load);
    }

    /** Whether the user's default connection to an integration works, read now: what {@link #connected} tells may be a minute old. */
    public boolean works(String userId, String integration) {
        return load(userId).contains(integration);
    }

    /** Whether somebody can connect this integration now; {@code hub} and other integrations without a connector always. */
    public boolean available(String integration) {
        return connector(integration).map(Connector::configured).orElse(true);
    }

    /** Opens the caller's default connection; {@code NOT_CONNECTED} with the link if there is none. Needs no transaction. */
    public Credential open(Caller caller, String integration) {
        Connector connector = connectors.require(integration);
        ConnectionEntity row = store.of(caller.userId(), integration).stream()
                .filter(c -> c.isDefault)
                .findFirst()
                .orElseThrow(() -> notConnected("You have not connected " + connector.displayName() + "."));
        if (row.status != ConnectionStatus.OK) {
            throw notConnected(connector.displayName() + " no longer accepts your connection.");
        }
        return refresh.fresh(connector, row)
                .orElseThrow(() -> {
                    changed(row.userId);
                    return notConnected(connector.displayName() + " no longer accepts your connection.");
                });
    }

    /** Whether tools of this integration need a connection at all ({@code hub} does not). */
    public Optional<Connector> connector(String integration) {
        return connectors.find(integration);
    }

    /** Checks a pasted token with the provider and stores the connection; a refused token or a wrong field is {@code INVALID_INPUT}. */
    public IntegrationSummary connectWithToken(Caller caller, String integration, PastedToken pasted, @Nullable String label) {
        Connector connector = connectors.require(integration);
        if (!connector.connect().contains("token")) {
            throw HubException.conflict(connector.displayName() + " takes no pasted token. Connect it on the connections page.");
        }
        pasted.check(connector.tokenFields());
        return connect(caller, connector, connector.check(pasted), label);
    }

    /** Stores what a provider answered, tells the rest of the hub, and answers the entry of the integration. */
    IntegrationSummary connect(Caller caller, Connector connector, ConnectedAccount account, @Nullable String label) {
        store.connect(caller.userId(), connector.id(), account, label);
        changed(caller.userId());
        return summary(connector, store.of(caller.userId()));
    }

    /** Revokes upstream and deletes; null means the only one, {@code CONFLICT} if there are several, {@code NOT_FOUND} if none. */
    public void disconnect(Caller caller, String integration, @Nullable String connectionId) {
        Connector connector = connectors.require(integration);
        List<ConnectionEntity> candidates = store.of(caller.userId(), integration).stream()
                .filter(c -> connectionId == null || c.id.equals(connectionId))
                .toList();
        if (candidates.isEmpty()) {
            throw HubException.notFound("You have no such connection. GET /integrations lists yours.");
        }
        if (candidates.size() > 1) {
            throw HubException.conflict("You have several connections to " + connector.displayName() + "; name one in connection_id.");
        }
        drop(connector, candidates.get(0));
        changed(caller.userId());
    }

    void forget(@Observes UserDeleted event) {
        disconnectAll(event.userId());
    }

    /** Revokes and deletes all connections of a user who is being deleted. */
    public void disconnectAll(String userId) {
        for (ConnectionEntity row : store.of(userId)) {
            connectors.find(row.integration).ifPresentOrElse(c -> drop(c, row), () -> store.delete(userId, row.id));
        }
        changed(userId);
    }

    /** The provider refused this credential for good: the owner must connect again. */
    public void needsReconnect(Credential refused) {
        store.find(refused.userId(), refused.connectionId())
                .filter(row -> store.open(row).token().equals(refused.token()))
                .filter(row -> store.needsReconnect(row.userId, row.id, row.token))
                .ifPresent(row -> changed(row.userId));
    }

    private void drop(Connector connector, ConnectionEntity row) {
        try {
            connector.revoke(store.open(row));
        } catch (IllegalStateException e) {
            // Sealed with a key that is gone: nobody can revoke it, but its owner can still be rid of it.
            System.getLogger(Connections.class.getName()).log(System.Logger.Level.WARNING, "connection {0} does not open and was not revoked", row.id);
        }
        store.delete(row.userId, row.id);
    }

    private void changed(String userId) {
        connected.invalidate(userId);
        changed.fire(new ConnectionsChanged(userId));
    }

    private Set<String> load(String userId) {
        return store.of(userId).stream()
                .filter(c -> c.isDefault && c.status == ConnectionStatus.OK)
                .map(c -> c.integration)
                .collect(Collectors.toUnmodifiableSet());
    }

    private HubException notConnected(String why) {
        return HubException.of(Problem.NOT_CONNECTED, why + " Connect it at " + settings.baseUrl() + "/connections and try again.");
    }

    private static IntegrationSummary summary(Connector connector, List<ConnectionEntity> mine) {
        List<ConnectionSummary> own = mine.stream().filter(c -> c.integration.equals(connector.id())).map(Connections::summary).toList();
        return new IntegrationSummary(connector.id(), connector.displayName(), connector.description(), connector.connect(), connector.configured(), own);
    }

    private static ConnectionSummary summary(ConnectionEntity row) {
        String status = row.status.name().toLowerCase(java.util.Locale.ROOT);
        return new ConnectionSummary(row.id, row.label, row.accountName, row.isDefault, status, row.connectedAt);
    }
}
