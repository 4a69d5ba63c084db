package io.mcphub.tokens;

import io.mcphub.access.Caller;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.AccessEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of personal access tokens. Every change names the owner. */
@ApplicationScoped
class PersonalTokenStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    AuditTrail audit;

    @Inject
    LiveProof proof;

    @Transactional
    public void insert(Caller caller, PersonalAccessTokenEntity token) {
        proof.require(caller);
        em.persist(token);
        audit.event(AuditAction.TOKEN_CREATED, AuditStatus.OK, token.userId, Map.of("id", token.id));
    }

    public List<PersonalToken> of(String userId) {
        return em.createQuery("SELECT t FROM PersonalAccessTokenEntity t WHERE t.userId = :user ORDER BY t.createdAt, t.id", PersonalAccessTokenEntity.class)
                .setParameter("user", userId)
                .getResultStream()
                .map(PersonalAccessTokenEntity::toToken)
                .toList();
    }

    public Optional<PersonalToken> find(String tokenHash) {
        return em.createQuery("SELECT t FROM PersonalAccessTokenEntity t WHERE t.tokenHash = :hash", PersonalAccessTokenEntity.class)
                .setParameter("hash", tokenHash)
                .getResultStream()
                .findFirst()
                .map(PersonalAccessTokenEntity::toToken);
    }

    /** Gives a token another name; false if the user has no such token. */
    @Transactional
    public boolean rename(String id, String userId, String name) {
        boolean renamed = em.createQuery("UPDATE PersonalAccessTokenEntity t SET t.name = :name WHERE t.id = :id AND t.userId = :user")
                        .setParameter("name", name)
                        .setParameter("id", id)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
        if (renamed) {
            audit.event(AuditAction.TOKEN_RENAMED, AuditStatus.OK, userId, Map.of("id", id, "name", name));
        }
        return renamed;
    }

    /** Deletes a token; false if the user has no such token. */
    @Transactional
    public boolean delete(String id, String userId) {
        boolean deleted = em.createQuery("DELETE FROM PersonalAccessTokenEntity t WHERE t.id = :id AND t.userId = :user")
                        .setParameter("id", id)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
        if (deleted) {
            audit.event(AuditAction.TOKEN_REVOKED, AuditStatus.OK, userId, Map.of("id", id));
        }
        return deleted;
    }

    @Transactional
    public void recordUses(Map<String, Instant> uses) {
        uses.forEach((id, at) -> em.createQuery("UPDATE PersonalAccessTokenEntity t SET t.lastUsedAt = :at WHERE t.id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Deletes the tokens in the transaction of the change, if the owner asked for that. */
    void end(@Observes PasswordChanged change) {
        if (change.revokeTokens()) {
            endAll(change.userId());
        }
    }

    void end(@Observes AccessEnded block) {
        endAll(block.userId());
    }

    private void endAll(String userId) {
        int ended = em.createQuery("DELETE FROM PersonalAccessTokenEntity t WHERE t.userId = :user").setParameter("user", userId).executeUpdate();
        if (ended > 0) {
            audit.event(AuditAction.TOKEN_REVOKED, AuditStatus.OK, userId, Map.of("ended", String.valueOf(ended)));
        }
    }
}
