package io.mcphub.tokens;

import io.mcphub.platform.HubClock;
import io.mcphub.users.PasswordChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of refresh tokens. Whether a token was still unused is decided by one conditional UPDATE. */
@ApplicationScoped
class RefreshTokenStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    /** Begins a family. */
    @Transactional
    public void begin(String tokenHash, String userId, Duration lifetime) {
        em.createQuery("DELETE FROM RefreshTokenEntity t WHERE t.expiresAt <= :now").setParameter("now", clock.now()).executeUpdate();
        insert(tokenHash, UUID.randomUUID().toString(), userId, lifetime);
    }

    /** Uses a token up and adds its successor; the owner's id, or empty, after which a reused token's family is revoked. */
    @Transactional
    public Optional<String> rotate(String tokenHash, String successorHash, Duration lifetime) {
        Instant now = clock.now();
        int used = em.createQuery("UPDATE RefreshTokenEntity t SET t.usedAt = :now WHERE t.tokenHash = :hash AND t.usedAt IS NULL AND t.revokedAt IS NULL AND t.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("hash", tokenHash)
                .executeUpdate();
        Optional<RefreshTokenEntity> token = find(tokenHash);
        if (used == 1) {
            RefreshTokenEntity old = token.orElseThrow();
            insert(successorHash, old.familyId, old.userId, lifetime);
            return Optional.of(old.userId);
        }
        token.ifPresent(t -> revokeFamily(t.familyId));
        return Optional.empty();
    }

    /** Ends the family of a token, if there is such a token. */
    @Transactional
    public void revoke(String tokenHash) {
        find(tokenHash).ifPresent(t -> revokeFamily(t.familyId));
    }

    /** In the transaction of the change, so that no token outlives the password that let it in. */
    void end(@Observes PasswordChanged change) {
        em.createQuery("UPDATE RefreshTokenEntity t SET t.revokedAt = :now WHERE t.userId = :user AND t.revokedAt IS NULL")
                .setParameter("now", clock.now())
                .setParameter("user", change.userId())
                .executeUpdate();
    }

    private Optional<RefreshTokenEntity> find(String tokenHash) {
        return em.createQuery("SELECT t FROM RefreshTokenEntity t WHERE t.tokenHash = :hash", RefreshTokenEntity.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst();
    }

    private void insert(String tokenHash, String familyId, String userId, Duration lifetime) {
        RefreshTokenEntity token = new RefreshTokenEntity();
        token.id = UUID.randomUUID().toString();
        token.tokenHash = tokenHash;
        token.familyId = familyId;
        token.userId = userId;
        token.createdAt = clock.now();
        token.expiresAt = token.createdAt.plus(lifetime);
        em.persist(token);
    }

    private void revokeFamily(String familyId) {
        em.createQuery("UPDATE RefreshTokenEntity t SET t.revokedAt = :now WHERE t.familyId = :family AND t.revokedAt IS NULL")
                .setParameter("now", clock.now())
                .setParameter("family", familyId)
                .executeUpdate();
    }
}
