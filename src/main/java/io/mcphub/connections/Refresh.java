package io.mcphub.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Renews access tokens: before they expire, and when the provider refuses one. Providers revoke the old tokens when a refresh token
 * is used, so each token may be renewed only once. Inside this node all callers share one future. Between nodes a claim in the
 * database decides who asks the provider ({@link RefreshClaims}). No lock is held meanwhile.
 */
@ApplicationScoped
class Refresh {
    private static final Duration AHEAD = Duration.ofMinutes(10);
    /** A short-lived token is renewed in the last fifth of its life. */
    private static final int SHARE = 5;

    /** How long a failure is returned to further callers, so that not each of them asks a provider that is down. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    @Inject
    ConnectionStore store;

    @Inject
    RefreshClaims claims;

    @Inject
    KnownConnections accounts;

    @Inject
    HubClock clock;

    /** How long a call waits for another node: longer than a crashed node's claim lasts. */
    Duration patience = RefreshClaims.LIFETIME.plusSeconds(10);

    private final ConcurrentMap<String, CompletableFuture<Optional<Credential>>> running = new ConcurrentHashMap<>();
    private final Cache<String, HubException> failed = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.now().toEpochMilli()))
            .build();

    /** When to renew a token that expires then; null if it does not expire. */
    static @Nullable Instant ahead(Instant now, @Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return null;
        }
        Duration share = Duration.between(now, expiresAt).dividedBy(SHARE);
        return expiresAt.minus(share.compareTo(AHEAD) < 0 ? share : AHEAD);
    }

    /** The credential, renewed if it is about to expire. Empty if the provider refused to renew it; the connection is marked then. */
    public Optional<Credential> fresh(Connector connector, ConnectionEntity row) {
        Instant now = clock.now();
        if (row.refreshToken == null || row.refreshAt == null || row.refreshAt.isAfter(now)) {
            return Optional.of(store.open(row));
        }
        boolean works = row.expiresAt != null && row.expiresAt.isAfter(now);
        if (works && claims.held(row) && !running.containsKey(key(row))) {
            // Another node is renewing it. If the old token stops working before it is used, the call comes back through renew().
            return Optional.of(store.open(row));
        }
        try {
            return renew(connector, row);
        } catch (HubException e) {
            if (works) {
                return Optional.of(store.open(row));
            }
            throw e;
        }
    }

    /**
     * A credential with another token than this row's; parallel callers share the result. Empty if the provider refused, which
     * marks the connection, or if the connection was deleted. Any other failure leaves the connection unchanged.
     */
    public Optional<Credential> renew(Connector connector, ConnectionEntity row) {
        String key = key(row);
        HubException recently = failed.getIfPresent(key);
        if (recently != null) {
            throw recently;
        }
        CompletableFuture<Optional<Credential>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Credential>> other = running.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            Optional<Credential> renewed = claimAndRenew(connector, row);
            own.complete(renewed);
            return renewed;
        } catch (RuntimeException | Error e) {
            if (e instanceof HubException failure) {
                failed.put(key, failure);
            }
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key, own);
        }
    }

    private Optional<Credential> claimAndRenew(Connector connector, ConnectionEntity stale) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        ConnectionEntity row = stale;
        while (true) {
            Optional<String> claim = claims.held(row) ? Optional.empty() : claims.take(row);
            if (claim.isPresent()) {
                return ask(connector, row, claim.get());
            }
            row = store.find(row.userId, row.id).filter(r -> r.status == ConnectionStatus.OK).orElse(null);
            if (row == null || !row.token.equals(stale.token)) {
                return Optional.ofNullable(row).map(store::open);
            }
            if (claims.held(row)) {
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw unavailable();
                }
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Asks the provider. This thread holds the claim, but no transaction. */
    private Optional<Credential> ask(Connector connector, ConnectionEntity row, String claim) {
        RenewedToken renewed;
        try {
            renewed = connector.refresh(store.open(row), store.refreshToken(row).orElseThrow());
        } catch (HubException e) {
            if (e.problem() == Problem.NOT_CONNECTED) {
                return refused(connector, row, claim);
            }
            claims.release(row, claim);
            throw e;
        } catch (RuntimeException e) {
            claims.release(row, claim);
            throw e;
        }
        if (!claims.renewed(row, renewed) && store.find(row.userId, row.id).isEmpty()) {
            // The connection was deleted while the provider answered, so the new token must not stay valid.
            connector.revoke(store.open(row).with(renewed.token()));
        }
        return store.find(row.userId, row.id).filter(r -> r.status == ConnectionStatus.OK).map(store::open);
    }

    /** Handles a refusal. It counts only while this thread still holds the claim; otherwise another node may have renewed the token. */
    private Optional<Credential> refused(Connector connector, ConnectionEntity row, String claim) {
        if (claims.refused(row, claim)) {
            accounts.changed(row.userId);
            return Optional.empty();
        }
        return store.find(row.userId, row.id)
                .filter(r -> r.status == ConnectionStatus.OK)
                .flatMap(r -> r.token.equals(row.token) ? claimAndRenew(connector, r) : Optional.of(store.open(r)));
    }

    /** Waits for the thread that renews the token. That one waits for another node at most, then for the provider. */
    private Optional<Credential> await(CompletableFuture<Optional<Credential>> other) {
        try {
            return other.get(patience.plus(RefreshClaims.LIFETIME).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("renewing a token failed", e.getCause());
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /** How many callers wait for this row's token. For tests. */
    int waiting(ConnectionEntity row) {
        return Optional.ofNullable(running.get(key(row))).map(CompletableFuture::getNumberOfDependents).orElse(0);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static String key(ConnectionEntity row) {
        return row.id + ' ' + row.token;
    }

    private static HubException unavailable() {
        return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The hub is renewing the access to this account, which takes longer than expected. Try again in a minute.");
    }
}
