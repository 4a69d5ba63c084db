package io.mcphub.authorization.requests;

import io.mcphub.authorization.grants.PendingRequest;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** Authorization requests that wait for the user's answer. They survive a restart. */
@ApplicationScoped
public class RequestStore {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    /** Stores a request and returns its id for the consent page. */
    @Transactional
    public String insert(PendingRequest request) {
        String id = Keys.random();
        PendingRequestEntity row = new PendingRequestEntity();
        row.idHash = Keys.hash(id);
        row.clientId = request.clientId();
        row.redirectUri = request.redirectUri();
        row.state = request.state();
        row.scope = request.scope();
        row.challenge = request.challenge();
        row.resource = request.resource();
        row.askAgain = request.askAgain();
        row.expiresAt = clock.now().plus(LIFETIME);
        em.persist(row);
        return id;
    }

    /** Binds the request to the first session that asks for it. Empty for any other session. */
    @Transactional
    public Optional<PendingRequest> bind(String id, String sessionId) {
        em.createQuery("UPDATE PendingRequestEntity r SET r.sessionId = :session WHERE r.idHash = :id AND r.sessionId IS NULL")
                .setParameter("session", sessionId)
                .setParameter("id", Keys.hash(id))
                .executeUpdate();
        return row(id, sessionId).map(RequestStore::toRequest);
    }

    /** The request of the session that it is bound to. */
    public Optional<PendingRequest> bound(String id, String sessionId) {
        return row(id, sessionId).map(RequestStore::toRequest);
    }

    /** Takes the request, once, for the session to which it is bound. Call it in the transaction that stores the decision. */
    @Transactional
    public Optional<PendingRequest> take(String id, String sessionId) {
        Optional<PendingRequest> request = row(id, sessionId).map(RequestStore::toRequest);
        int deleted = em.createQuery("DELETE FROM PendingRequestEntity r WHERE r.idHash = :id AND r.sessionId = :session AND r.expiresAt > :now")
                .setParameter("id", Keys.hash(id))
                .setParameter("session", sessionId)
                .setParameter("now", clock.now())
                .executeUpdate();
        return deleted == 1 ? request : Optional.empty();
    }

    @Transactional
    public void purge() {
        em.createQuery("DELETE FROM PendingRequestEntity r WHERE r.expiresAt <= :now").setParameter("now", clock.now()).executeUpdate();
    }

    private Optional<PendingRequestEntity> row(String id, String sessionId) {
        return em.createQuery("SELECT r FROM PendingRequestEntity r WHERE r.idHash = :id AND r.sessionId = :session AND r.expiresAt > :now", PendingRequestEntity.class)
                .setParameter("id", Keys.hash(id))
                .setParameter("session", sessionId)
                .setParameter("now", clock.now())
                .getResultStream()
                .findFirst();
    }

    private static PendingRequest toRequest(PendingRequestEntity row) {
        return new PendingRequest(row.clientId, row.redirectUri, row.state, row.scope, row.challenge, row.resource, row.askAgain);
    }
}
