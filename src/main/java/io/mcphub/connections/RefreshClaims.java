package io.mcphub.connections;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.credentials.Vault;
import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to renew a connection's token, stored in its row so that it counts on all nodes. Every change is one conditional UPDATE
 * whose row count decides. It names the encrypted token, which differs each time a token is stored.
 */
@ApplicationScoped
class RefreshClaims {
    /** Longer than {@link Connector#refresh} may take. After a crash nobody renews the token for this long. */
    static final Duration LIFETIME = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Vault vault;

    @Inject
    HubClock clock;

    @Inject
    AuditTrail audit;

    /** Whether somebody holds the claim, as far as this row shows. */
    public boolean held(ConnectionEntity row) {
        return row.refreshClaim != null && row.refreshClaimEnds != null && row.refreshClaimEnds.isAfter(clock.now());
    }

    /** Takes the claim and returns its id. Empty if somebody holds it or the row has another token. */
    @Transactional
    public Optional<String> take(ConnectionEntity row) {
        String claim = UUID.randomUUID().toString();
        int taken = update(row, "c.refreshClaim = :claim, c.refreshClaimEnds = :ends", "c.status = :ok AND (c.refreshClaim IS NULL OR c.refreshClaimEnds <= :now)")
                .setParameter("claim", claim)
                .setParameter("ends", clock.now().plus(LIFETIME))
                .setParameter("now", clock.now())
                .setParameter("ok", ConnectionStatus.OK)
                .executeUpdate();
        return taken == 1 ? Optional.of(claim) : Optional.empty();
    }

    /** Returns the claim without a result. */
    @Transactional
    public void release(ConnectionEntity row, String claim) {
        update(row, "c.refreshClaim = NULL, c.refreshClaimEnds = NULL", "c.refreshClaim = :claim").setParameter("claim", claim).executeUpdate();
    }

    /**
     * Stores the new token, even if the claim has expired: the provider has revoked the old token, so only this one works. False if
     * the row has another token or is deleted.
     */
    @Transactional
    public boolean renewed(ConnectionEntity row, RenewedToken renewed) {
        String next = renewed.refreshToken() == null ? row.refreshToken : vault.seal(renewed.refreshToken(), row.id, "refresh_token");
        return update(row, "c.token = :next, c.refreshToken = :refresh, c.expiresAt = :expires, c.refreshAt = :ahead, c.status = :ok,"
                        + " c.refreshClaim = NULL, c.refreshClaimEnds = NULL", "1 = 1")
                .setParameter("next", vault.seal(renewed.token(), row.id, "token"))
                .setParameter("refresh", next)
                .setParameter("expires", renewed.expiresAt())
                .setParameter("ahead", Refresh.ahead(clock.now(), renewed.expiresAt()))
                .setParameter("ok", ConnectionStatus.OK)
                .executeUpdate() == 1;
    }

    /** Marks the connection, because the provider refused to renew its token. False if this claim no longer counts. */
    @Transactional
    public boolean refused(ConnectionEntity row, String claim) {
        boolean marked = update(row, "c.status = :broken, c.refreshClaim = NULL, c.refreshClaimEnds = NULL", "c.status = :ok AND c.refreshClaim = :claim")
                .setParameter("claim", claim)
                .setParameter("ok", ConnectionStatus.OK)
                .setParameter("broken", ConnectionStatus.NEEDS_RECONNECT)
                .executeUpdate() == 1;
        if (marked) {
            audit.event(AuditAction.CONNECTION_NEEDS_RECONNECT, AuditStatus.OK, row.userId, ConnectionStore.facts(row));
        }
        return marked;
    }

    private Query update(ConnectionEntity row, String changes, String condition) {
        return em.createQuery("UPDATE ConnectionEntity c SET " + changes + ", c.version = c.version + 1"
                        + " WHERE c.id = :id AND c.userId = :user AND c.token = :token AND " + condition)
                .setParameter("id", row.id)
                .setParameter("user", row.userId)
                .setParameter("token", row.token);
    }
}
