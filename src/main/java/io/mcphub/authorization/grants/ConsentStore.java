package io.mcphub.authorization.grants;

import io.mcphub.access.Allowance;
import io.mcphub.access.AllowanceColumns;
import io.mcphub.authorization.clients.ClientChanged;
import io.mcphub.platform.HubClock;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.AccessEnded;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembered answers, one per user, client and scope. Answers that go to a program on somebody's computer are never remembered. */
@ApplicationScoped
public class ConsentStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    @Inject
    Turns turns;

    /** What the user allowed when this client asked for this scope before; empty if they did not. */
    public Optional<Allowance> find(String userId, PendingRequest request) {
        return request.remembers() ? row(userId, request.clientId(), request.scope()).map(answer -> answer.allowance.toAllowance()) : Optional.empty();
    }

    /** Remembers an answer in place of an earlier one. Call it in the transaction that records the decision. */
    @Transactional
    public void remember(String userId, PendingRequest request, String clientName, Allowance allowance) {
        if (!request.remembers()) {
            return;
        }
        turns.take("consents of " + userId);
        Optional<ConsentEntity> known = row(userId, request.clientId(), request.scope());
        ConsentEntity row = known.orElseGet(ConsentEntity::new);
        row.clientName = clientName;
        row.allowance = AllowanceColumns.of(allowance);
        row.createdAt = clock.now();
        if (known.isEmpty()) {
            row.id = UUID.randomUUID().toString();
            row.userId = userId;
            row.clientId = request.clientId();
            row.scope = request.scope();
            em.persist(row);
        }
    }

    /** The user's answers, oldest first. */
    public List<ConsentEntity> of(String userId) {
        return em.createQuery("SELECT c FROM ConsentEntity c WHERE c.userId = :user ORDER BY c.createdAt, c.id", ConsentEntity.class).setParameter("user", userId).getResultList();
    }

    /** Forgets all answers to a client, so that everybody is asked again. Runs in the transaction of the change. */
    @Transactional
    public void forget(@Observes ClientChanged change) {
        em.createQuery("DELETE FROM ConsentEntity c WHERE c.clientId = :client").setParameter("client", change.clientId()).executeUpdate();
    }

    /** Forgets a user's answers to a client, so that the user is asked again. Returns how many there were. */
    @Transactional
    public int forget(String userId, String clientId) {
        return em.createQuery("DELETE FROM ConsentEntity c WHERE c.userId = :user AND c.clientId = :client")
                .setParameter("user", userId)
                .setParameter("client", clientId)
                .executeUpdate();
    }

    /** Forgets the answers in the transaction of the change, because whoever knew the old password may have given them. */
    public void end(@Observes PasswordChanged change) {
        if (change.revokeTokens()) {
            endOf(change.userId());
        }
    }

    /** Forgets the answers in the transaction of the change: a remembered one would renew the access that has just ended. */
    public void end(@Observes AccessEnded block) {
        endOf(block.userId());
    }

    private void endOf(String userId) {
        em.createQuery("DELETE FROM ConsentEntity c WHERE c.userId = :user").setParameter("user", userId).executeUpdate();
    }

    private Optional<ConsentEntity> row(String userId, String clientId, String scope) {
        return em.createQuery("SELECT c FROM ConsentEntity c WHERE c.userId = :user AND c.clientId = :client AND c.scope = :scope", ConsentEntity.class)
                .setParameter("user", userId)
                .setParameter("client", clientId)
                .setParameter("scope", scope)
                .getResultStream()
                .findFirst();
    }
}
