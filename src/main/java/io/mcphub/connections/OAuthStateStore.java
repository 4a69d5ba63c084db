package io.mcphub.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The table {@code oauth_states}. */
@ApplicationScoped
class OAuthStateStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** Adds a state and removes those that have ended. */
    @Transactional
    public void add(OAuthStateEntity state, Instant now) {
        em.createQuery("DELETE FROM OAuthStateEntity s WHERE s.expiresAt < :now").setParameter("now", now).executeUpdate();
        em.persist(state);
    }

    /** Uses a state up; only one of two simultaneous callers gets it, because the deletion counts. */
    @Transactional
    public Optional<OAuthStateEntity> consume(String hash, String sessionId, String integration, Instant now) {
        OAuthStateEntity state = em.find(OAuthStateEntity.class, hash);
        if (state == null) {
            return Optional.empty();
        }
        em.detach(state);
        int deleted = em.createQuery("DELETE FROM OAuthStateEntity s WHERE s.stateHash = :hash AND s.sessionId = :session"
                        + " AND s.integration = :integration AND s.expiresAt > :now")
                .setParameter("hash", hash)
                .setParameter("session", sessionId)
                .setParameter("integration", integration)
                .setParameter("now", now)
                .executeUpdate();
        return deleted == 1 ? Optional.of(state) : Optional.empty();
    }
}
