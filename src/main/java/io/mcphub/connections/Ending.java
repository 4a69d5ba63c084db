package io.mcphub.connections;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The end of a connection, or of its token when the same account is connected again. */
@ApplicationScoped
class Ending {
    @Inject
    ConnectionStore store;

    /** Ends the connection at the provider and deletes its row. Returns what the person must still do; empty if nothing. */
    public Optional<String> drop(Connector connector, ConnectionEntity row) {
        Optional<String> left = open(row).flatMap(connector::end);
        store.delete(row.userId, row.id);
        return left;
    }

    /** As {@link #drop}, for an admin. Nothing happens at a provider whose integration this build lacks. */
    public Optional<String> force(Optional<Connector> connector, ConnectionEntity row, String adminId) {
        Optional<String> left = connector.flatMap(known -> open(row).flatMap(known::end));
        store.delete(row.userId, row.id, adminId);
        return left;
    }

    /** The credential that this account has now, if a new connection would replace its token. */
    public Optional<Credential> earlier(String userId, Connector connector, ConnectedAccount account) {
        return store.of(userId, connector.id()).stream()
                .filter(row -> row.accountId.equals(account.accountId()))
                .findFirst()
                .flatMap(this::open)
                .filter(credential -> !credential.token().equals(account.token()));
    }

    /** Empty if it is sealed with a key that is no longer there. Then it cannot be ended at the provider, but the owner can delete it. */
    private Optional<Credential> open(ConnectionEntity row) {
        try {
            return Optional.of(store.open(row));
        } catch (IllegalStateException lost) {
            System.getLogger(Ending.class.getName()).log(System.Logger.Level.WARNING, "connection {0} does not open and was not ended at its provider", row.id);
            return Optional.empty();
        }
    }
}
