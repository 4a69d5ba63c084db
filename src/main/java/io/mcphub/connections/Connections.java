package io.mcphub.connections;

import io.mcphub.access.Caller;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.ConnectorRegistry;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Settings;
import io.mcphub.users.UserDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A user's accounts at providers. Every method names the owner. Network calls happen here, outside the store's transactions. */
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
    KnownConnections accounts;

    @Inject
    Ending ending;

    @Inject
    ConnectionUses uses;

    /** All integrations in a stable order, each with the caller's connections. */
    public List<IntegrationSummary> integrations(Caller caller) {
        Map<String, List<ConnectionSummary>> mine = KnownConnections.grouped(store.of(caller.userId()));
        return connectors.all().stream().map(c -> summary(c, mine.getOrDefault(c.id(), List.of()))).toList();
    }

    /** As {@link #integrations}, but as cheap as {@link #connected}; the last uses of accounts may be some seconds older. */
    public List<IntegrationSummary> known(Caller caller) {
        return connectors.all().stream().map(c -> summary(c, accounts.of(caller.userId(), c.id()))).toList();
    }

    /** The ids of the integrations to which the user has a working connection. Cached, so it may be called on every request. */
    public Set<String> connected(String userId) {
        return accounts.connected(userId);
    }

    /** How many of the caller's accounts their providers no longer let in; as cheap as {@link #connected}. */
    public long broken(Caller caller) {
        return accounts.all(caller.userId()).stream().filter(account -> !account.works()).count();
    }

    /** The user's accounts at one integration, the default first; as cheap as {@link #connected}. */
    public List<ConnectionSummary> accounts(String userId, String integration) {
        return accounts.of(userId, integration);
    }

    /** Whether the user's default connection works. Reads the database, because {@link #connected} may be some seconds old. */
    public boolean works(String userId, String integration) {
        return store.of(userId, integration).stream().anyMatch(c -> c.isDefault && c.status == ConnectionStatus.OK);
    }

    /** Whether the integration can be connected now. True for integrations without a connector, such as {@code hub}. */
    public boolean available(String integration) {
        return connector(integration).map(Connector::configured).orElse(true);
    }

    /**
     * Opens one of the caller's connections. Needs one query, and a call to the provider only if the token is about to expire. Call
     * it outside a transaction. Throws {@code NOT_CONNECTED} with the link if there is none or it no longer works,
     * {@code INVALID_INPUT} with the choices if {@code account} does not name exactly one.
     *
     * @param account a label, an account name or a connection id; null or blank for the default
     */
    public Credential open(Caller caller, String integration, @Nullable String account) {
        Connector connector = connectors.require(integration);
        List<ConnectionEntity> mine = store.of(caller.userId(), integration);
        if (mine.isEmpty()) {
            throw notConnected("You have not connected " + connector.displayName() + ".");
        }
        ConnectionEntity row = account == null || account.isBlank() ? mine.get(0) : AccountChoice.choose(mine, account.strip());
        if (row.status != ConnectionStatus.OK) {
            throw lost(connector, row);
        }
        uses.record(row.id);
        return refresh.fresh(connector, row).orElseThrow(() -> lost(connector, row));
    }

    /**
     * Calls the provider, and once more with a renewed token if it refused this one. {@code call} reports that with
     * {@code NOT_CONNECTED}. It must do so only if the provider has not processed the request, so that even a write can be
     * repeated.
     */
    public <T> T call(Credential credential, Function<Credential, T> call) {
        try {
            return call.apply(credential);
        } catch (HubException e) {
            if (e.problem() != Problem.NOT_CONNECTED) {
                throw e;
            }
        }
        Credential fresh = refused(credential);
        try {
            return call.apply(fresh);
        } catch (HubException e) {
            if (e.problem() == Problem.NOT_CONNECTED) {
                needsReconnect(fresh);
                throw lost(fresh);
            }
            throw e;
        }
    }

    /**
     * A working credential in place of one that the provider refused: the token was renewed here or by another node. Throws
     * {@code NOT_CONNECTED} with the link if that is impossible; then the connection is marked {@code needs_reconnect}. Throws
     * {@code UPSTREAM_UNAVAILABLE} if the provider is down; then nothing changes.
     */
    public Credential refused(Credential refused) {
        ConnectionEntity row = store.find(refused.userId(), refused.connectionId())
                .orElseThrow(() -> notConnected("This connection was removed."));
        Connector connector = connectors.require(row.integration);
        if (row.status != ConnectionStatus.OK) {
            throw lost(connector, row);
        }
        Credential current = store.open(row);
        if (!current.token().equals(refused.token())) {
            return current;
        }
        if (row.refreshToken == null) {
            needsReconnect(refused);
            throw lost(connector, row);
        }
        return refresh.renew(connector, row).orElseThrow(() -> lost(connector, row));
    }

    /** The credential with the present token, which an earlier call may have renewed. For calls that cannot recognise a refused one. */
    public Credential current(Credential opened) {
        return store.find(opened.userId(), opened.connectionId()).map(store::open).orElse(opened);
    }

    /** The connector of an integration; empty if its tools need no connection, as those of {@code hub}. */
    public Optional<Connector> connector(String integration) {
        return connectors.find(integration);
    }

    /** One integration with the caller's connections, read now. */
    public IntegrationSummary integration(Caller caller, Connector connector) {
        return summary(connector, store.of(caller.userId(), connector.id()).stream().map(ConnectionSummary::of).toList());
    }

    /** The connector. Throws {@code NOT_FOUND} if there is none. */
    public Connector require(String integration) {
        return connectors.require(integration);
    }

    /** What keeps a way to connect from working; empty if all work. */
    public Optional<ConnectProblem> problem(Connector connector) {
        if (connector.connect().contains(Way.OAUTH)) {
            // Checked first, because without https the provider's credentials would not help.
            if (connector.httpsOnly() && !settings.baseUrl().startsWith("https:")) {
                return Optional.of(ConnectProblem.httpsRequired(connector));
            }
            if (!connector.oauthConfigured()) {
                return Optional.of(ConnectProblem.notConfigured(connector));
            }
        }
        return connector.configured() ? Optional.empty() : Optional.of(ConnectProblem.notConfigured(connector));
    }

    /**
     * Checks before a person starts to connect. Throws {@code NOT_FOUND} if the connection to renew is not theirs,
     * {@code INVALID_INPUT} if another of their accounts has the label.
     */
    public void expect(Caller caller, Connector connector, @Nullable String label, @Nullable String connectionId) {
        List<ConnectionEntity> mine = store.of(caller.userId(), connector.id());
        if (connectionId != null && mine.stream().noneMatch(row -> row.id.equals(connectionId))) {
            throw unknown();
        }
        if (label != null && mine.stream().anyMatch(row -> label.equalsIgnoreCase(row.label) && !row.id.equals(connectionId))) {
            throw HubException.invalid("label", "Another of your accounts has this label. Choose a different one, or name its connection to renew it.");
        }
    }

    /**
     * Stores a connected account and tells the rest of the hub. Throws {@code CONFLICT} if it is not the account of the connection
     * to renew.
     *
     * @param connectionId the connection to renew; null for any account
     */
    public ConnectionSummary connect(Caller caller, Connector connector, ConnectedAccount account, @Nullable String label, @Nullable String connectionId) {
        if (connectionId != null && store.find(caller.userId(), connectionId).filter(row -> row.accountId.equals(account.accountId())).isEmpty()) {
            throw HubException.conflict("This is another account at " + connector.displayName() + " than the one to reconnect. Connect again with that one.");
        }
        Optional<Credential> earlier = ending.earlier(caller.userId(), connector, account);
        ConnectionEntity row = store.connect(caller.userId(), connector.id(), account, label);
        earlier.ifPresent(connector::replaced);
        accounts.changed(caller.userId());
        return ConnectionSummary.of(row);
    }

    /** One of the user's connections, read from the database. */
    public Optional<ConnectionSummary> account(String userId, String connectionId) {
        return store.find(userId, connectionId).map(ConnectionSummary::of);
    }

    /**
     * Ends the connection at the provider and deletes it. Returns what the person must still do; empty if nothing. Throws
     * {@code NOT_FOUND} if there is none, {@code CONFLICT} if there are several and {@code connectionId} is null.
     */
    public Optional<String> disconnect(Caller caller, String integration, @Nullable String connectionId) {
        Connector connector = connectors.require(integration);
        List<ConnectionEntity> candidates = store.of(caller.userId(), integration).stream().filter(c -> connectionId == null || c.id.equals(connectionId)).toList();
        if (candidates.isEmpty()) {
            throw unknown();
        }
        if (candidates.size() > 1) {
            throw HubException.conflict("You have several connections to " + connector.displayName() + "; name one in connection_id.");
        }
        Optional<String> left = ending.drop(connector, candidates.get(0));
        accounts.changed(caller.userId());
        return left;
    }

    /**
     * Changes label, default or how far tools reach, and returns the integration. Throws {@code NOT_FOUND} if the caller has no
     * such connection.
     */
    public IntegrationSummary change(Caller caller, String integration, String connectionId, ConnectionChange change) {
        Connector connector = connectors.require(integration);
        change.requireCheckable(connector);
        if (!store.change(caller.userId(), integration, connectionId, change)) {
            throw unknown();
        }
        accounts.changed(caller.userId());
        return integration(caller, connector);
    }

    void forget(@Observes UserDeleted event) {
        disconnectAll(event.userId());
    }

    /** Revokes and deletes all connections of a user who is being deleted. */
    public void disconnectAll(String userId) {
        for (ConnectionEntity row : store.of(userId)) {
            connectors.find(row.integration).ifPresentOrElse(c -> ending.drop(c, row), () -> store.delete(userId, row.id));
        }
        accounts.changed(userId);
    }

    /** Marks the connection, because the provider refuses this credential for good. */
    public void needsReconnect(Credential refused) {
        store.find(refused.userId(), refused.connectionId())
                .filter(row -> store.open(row).token().equals(refused.token()))
                .filter(row -> store.needsReconnect(row.userId, row.id, row.token))
                .ifPresent(row -> accounts.changed(row.userId));
    }

    private static HubException unknown() {
        return HubException.notFound("You have no such connection. GET /integrations lists yours.");
    }

    private HubException lost(Credential credential) {
        return store.find(credential.userId(), credential.connectionId())
                .map(row -> lost(connectors.require(row.integration), row))
                .orElseGet(() -> notConnected("This connection was removed."));
    }

    private HubException lost(Connector connector, ConnectionEntity row) {
        String which = row.label == null ? "your connection" : "your connection \"" + row.label + "\"";
        return notConnected(connector.displayName() + " no longer accepts " + which + ".");
    }

    private HubException notConnected(String why) {
        return HubException.of(Problem.NOT_CONNECTED, why + " Connect it at " + settings.baseUrl() + "/connections and try again.");
    }

    private IntegrationSummary summary(Connector connector, List<ConnectionSummary> own) {
        return new IntegrationSummary(connector.id(), connector.displayName(), connector.description(), connector.connect(), connector.ways(),
                connector.configured(), problem(connector).orElse(null), own);
    }
}
