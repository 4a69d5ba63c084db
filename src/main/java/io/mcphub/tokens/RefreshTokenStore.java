package io.mcphub.tokens;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.SensitiveAct;
import io.mcphub.users.SignedOut;
import io.mcphub.users.AccessEnded;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.SignInProof;
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

/** The table of refresh tokens. One conditional UPDATE decides whether a token is still unused. */
@ApplicationScoped
class RefreshTokenStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    @Inject
    SignInProof proof;

    /** Starts a family for a sign-in that happens now. */
    @Transactional
    public LoginSession begin(String tokenHash, Authentication authentication, Duration lifetime) {
        proof.require(authentication);
        em.createQuery("DELETE FROM RefreshTokenEntity t WHERE t.expiresAt <= :now").setParameter("now", clock.now()).executeUpdate();
        LoginSession session = new LoginSession(UUID.randomUUID().toString(), authentication.user().id(), clock.now());
        insert(tokenHash, session, lifetime);
        return session;
    }

    /** Starts a family that nobody can continue, for a sign-in that happened before: its only refresh token is told to nobody. */
    @Transactional
    public LoginSession lend(String userId, Instant authenticatedAt, Duration lifetime) {
        LoginSession session = new LoginSession(UUID.randomUUID().toString(), userId, authenticatedAt);
        insert(Keys.hash(Keys.random()), session, lifetime);
        return session;
    }

    /**
     * Uses a token up, adds its successor and returns the session. Empty if the token is not valid; a reused token also ends its
     * family.
     */
    @Transactional
    public Optional<LoginSession> rotate(String tokenHash, String successorHash, Duration lifetime) {
        Instant now = clock.now();
        int used = em.createQuery("UPDATE RefreshTokenEntity t SET t.usedAt = :now WHERE t.tokenHash = :hash AND t.usedAt IS NULL AND t.revokedAt IS NULL AND t.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("hash", tokenHash)
                .executeUpdate();
        Optional<RefreshTokenEntity> token = find(tokenHash);
        if (used == 1) {
            LoginSession session = token.orElseThrow().session();
            insert(successorHash, session, lifetime);
            return Optional.of(session);
        }
        token.ifPresent(t -> revokeFamily(t.familyId));
        return Optional.empty();
    }

    /** The family of a token, even if the token was used or has expired. */
    public Optional<String> familyOf(String tokenHash) {
        return find(tokenHash).map(t -> t.familyId);
    }

    /** Whether a family has not ended. */
    public boolean lives(String familyId) {
        return em.createQuery("SELECT COUNT(t) FROM RefreshTokenEntity t WHERE t.familyId = :family AND t.revokedAt IS NULL", Long.class)
                        .setParameter("family", familyId)
                        .getSingleResult()
                > 0;
    }

    /** Ends the families in the transaction of the change, so that no token outlives the old password. */
    void end(@Observes PasswordChanged change) {
        endAll(change.userId());
    }

    void end(@Observes AccessEnded block) {
        endAll(block.userId());
    }

    void end(@Observes SignedOut everywhere) {
        endAll(everywhere.userId());
    }

    /** Checks the sign-in in the transaction of the act. Writes, so that the sign-in cannot end before the commit. */
    void require(@Observes SensitiveAct act) {
        Caller caller = act.caller();
        if (caller.credential() == Caller.Credential.LOGIN_TOKEN
                && em.createQuery("UPDATE RefreshTokenEntity t SET t.expiresAt = t.expiresAt WHERE t.familyId = :family AND t.revokedAt IS NULL")
                                .setParameter("family", caller.credentialId())
                                .executeUpdate()
                        == 0) {
            throw LiveProof.ended();
        }
    }

    private void endAll(String userId) {
        em.createQuery("UPDATE RefreshTokenEntity t SET t.revokedAt = :now WHERE t.userId = :user AND t.revokedAt IS NULL")
                .setParameter("now", clock.now())
                .setParameter("user", userId)
                .executeUpdate();
    }

    private Optional<RefreshTokenEntity> find(String tokenHash) {
        return em.createQuery("SELECT t FROM RefreshTokenEntity t WHERE t.tokenHash = :hash", RefreshTokenEntity.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst();
    }

    private void insert(String tokenHash, LoginSession session, Duration lifetime) {
        RefreshTokenEntity token = new RefreshTokenEntity();
        token.id = UUID.randomUUID().toString();
        token.tokenHash = tokenHash;
        token.familyId = session.id();
        token.userId = session.userId();
        token.authenticatedAt = session.authenticatedAt();
        token.createdAt = clock.now();
        token.expiresAt = token.createdAt.plus(lifetime);
        em.persist(token);
    }

    /** Ends a family. Does nothing if it has ended. */
    @Transactional
    public void revokeFamily(String familyId) {
        em.createQuery("UPDATE RefreshTokenEntity t SET t.revokedAt = :now WHERE t.familyId = :family AND t.revokedAt IS NULL")
                .setParameter("now", clock.now())
                .setParameter("family", familyId)
                .executeUpdate();
    }
}
