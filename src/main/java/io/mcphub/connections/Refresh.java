package io.mcphub.connections;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Renews access tokens shortly before they end. Providers revoke a refresh token when it is used, so only one thread
 * refreshes a connection at a time and looks again after waiting.
 */
@ApplicationScoped
class Refresh {
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int STRIPES = 64;

    @Inject
    ConnectionStore store;

    @Inject
    HubClock clock;

    private final Lock[] locks = java.util.stream.Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** The credential, renewed if it is about to end; empty if the provider refused to renew it (the row is marked then). */
    public Optional<Credential> fresh(Connector connector, ConnectionEntity row) {
        if (!expiring(row)) {
            return Optional.of(store.open(row));
        }
        Lock lock = locks[Math.floorMod(row.id.hashCode(), STRIPES)];
        lock.lock();
        try {
            return store.find(row.userId, row.id).flatMap(current -> expiring(current) ? renew(connector, current) : Optional.of(store.open(current)));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Credential> renew(Connector connector, ConnectionEntity row) {
        Secret refreshToken = store.refreshToken(row).orElseThrow();
        RenewedToken renewed;
        try {
            renewed = connector.refresh(store.open(row), refreshToken);
        } catch (HubException e) {
            if (e.problem() == Problem.NOT_CONNECTED) {
                store.needsReconnect(row.userId, row.id, row.token);
                return Optional.empty();
            }
            throw e;
        }
        store.refreshed(row.userId, row.id, row.token, renewed);
        return store.find(row.userId, row.id).map(store::open);
    }

    private boolean expiring(ConnectionEntity row) {
        return row.expiresAt != null && row.refreshToken != null && row.expiresAt.isBefore(clock.now().plus(AHEAD));
    }
}
