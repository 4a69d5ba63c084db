package io.mcphub.users.sessions;

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
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of browser sessions. */
@ApplicationScoped
class SessionStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    @Inject
    SignInProof proof;

    @Inject
    Event<SignedOut> signedOut;

    /** Adds a session for somebody who has just signed in. Throws {@code UNAUTHENTICATED} if the password has changed since. */
    @Transactional
    public void insert(String tokenHash, Authentication authentication, Duration longest, @Nullable String device) {
        proof.require(authentication);
        insert(tokenHash, authentication.user().id(), authentication.failedAttempts(), longest, device);
    }

    @Transactional
    public void insert(String tokenHash, String userId, int failedAttempts, Duration longest, @Nullable String device) {
        Instant now = clock.now();
        em.createQuery("DELETE FROM SessionEntity s WHERE s.expiresAt <= :now").setParameter("now", now).executeUpdate();
        SessionEntity session = new SessionEntity();
        session.id = UUID.randomUUID().toString();
        session.tokenHash = tokenHash;
        session.userId = userId;
        session.failedAttempts = failedAttempts;
        session.createdAt = now;
        session.lastUsedAt = now;
        session.expiresAt = now.plus(longest);
        session.device = device;
        em.persist(session);
    }

    /** The session that is stored under one of these hashes. */
    public Optional<SessionEntity> find(List<String> hashes) {
        return em.createQuery("SELECT s FROM SessionEntity s WHERE s.tokenHash IN :hashes", SessionEntity.class).setParameter("hashes", hashes).getResultStream().findFirst();
    }

    /** Updates the time of the last use and the hash, if the session still exists. */
    @Transactional
    public void touch(String id, String tokenHash) {
        em.createQuery("UPDATE SessionEntity s SET s.lastUsedAt = :now, s.tokenHash = :hash WHERE s.id = :id AND (s.lastUsedAt < :now OR s.tokenHash <> :hash)")
                .setParameter("now", clock.now())
                .setParameter("hash", tokenHash)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Returns the number of wrong passwords and sets it to 0. */
    @Transactional
    public int takeFailures(String id) {
        SessionEntity session = em.find(SessionEntity.class, id);
        int failures = session == null ? 0 : session.failedAttempts;
        if (failures > 0) {
            em.createQuery("UPDATE SessionEntity s SET s.failedAttempts = 0 WHERE s.id = :id").setParameter("id", id).executeUpdate();
        }
        return failures;
    }

    @Transactional
    public void delete(List<String> hashes) {
        em.createQuery("DELETE FROM SessionEntity s WHERE s.tokenHash IN :hashes").setParameter("hashes", hashes).executeUpdate();
    }

    public List<SessionEntity> of(String userId) {
        return em.createQuery("SELECT s FROM SessionEntity s WHERE s.userId = :user AND s.expiresAt > :now ORDER BY s.lastUsedAt DESC, s.id", SessionEntity.class)
                .setParameter("user", userId)
                .setParameter("now", clock.now())
                .getResultList();
    }

    /** Deletes a session of this person; returns how many, 0 or 1. */
    @Transactional
    public int delete(String id, String userId) {
        return em.createQuery("DELETE FROM SessionEntity s WHERE s.id = :id AND s.userId = :user").setParameter("id", id).setParameter("user", userId).executeUpdate();
    }

    /** Ends all sessions of a person; sign-ins of scripts end in the same transaction. */
    @Transactional
    public void signOut(String userId) {
        endAll(userId);
        signedOut.fire(new SignedOut(userId));
    }

    /** Deletes the sessions in the transaction of the change, so that none outlives the old password. */
    void end(@Observes PasswordChanged change) {
        endAll(change.userId());
    }

    void end(@Observes AccessEnded block) {
        endAll(block.userId());
    }

    /** Checks the session in the transaction of the act. Writes, so that the session cannot end before the commit. */
    void require(@Observes SensitiveAct act) {
        Caller caller = act.caller();
        if (caller.credential() == Caller.Credential.SESSION
                && em.createQuery("UPDATE SessionEntity s SET s.failedAttempts = s.failedAttempts WHERE s.id = :id").setParameter("id", caller.credentialId()).executeUpdate() != 1) {
            throw LiveProof.ended();
        }
    }

    private void endAll(String userId) {
        em.createQuery("DELETE FROM SessionEntity s WHERE s.userId = :user").setParameter("user", userId).executeUpdate();
    }

    /** What a session with this cookie may be stored under; a new one under the first. */
    static List<String> hashes(Keys keys, String cookieValue) {
        return keys.macs("session-id", cookieValue).stream().map(java.util.Base64.getUrlEncoder().withoutPadding()::encodeToString).toList();
    }
}
