package io.mcphub.authorization.clients;

import io.mcphub.access.Caller;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.LiveProof;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.AccessEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of confidential clients. A null owner means everybody's, for admins. */
@ApplicationScoped
public class ApiClientStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Event<ClientChanged> changes;

    @Inject
    AuditTrail audit;

    @Inject
    LiveProof proof;

    /** Fired for tokens that a client got by itself: they have no grant whose end would be announced. */
    @Inject
    Event<CredentialsChanged> changed;

    /** The clients, oldest first. */
    public List<ApiClient> of(@Nullable String owner) {
        return em.createQuery("SELECT c FROM ApiClientEntity c WHERE (:owner IS NULL OR c.userId = :owner) ORDER BY c.createdAt, c.id", ApiClientEntity.class)
                .setParameter("owner", owner)
                .getResultStream()
                .map(ApiClientEntity::toApiClient)
                .toList();
    }

    @Transactional
    public ApiClient insert(Caller caller, ApiClientEntity client) {
        proof.require(caller);
        em.persist(client);
        audit.event(AuditAction.OAUTH_REGISTERED, AuditStatus.OK, caller.userId(), details(client));
        return client.toApiClient();
    }

    /** Replaces the secret. Empty if the owner has no such client. */
    @Transactional
    public Optional<ApiClient> rotate(Caller caller, @Nullable String owner, String id, String secretHash) {
        proof.require(caller);
        int rotated = em.createQuery("UPDATE ApiClientEntity c SET c.secretHash = :hash, c.secretVersion = c.secretVersion + 1 WHERE c.id = :id AND (:owner IS NULL OR c.userId = :owner)")
                .setParameter("hash", secretHash)
                .setParameter("id", id)
                .setParameter("owner", owner)
                .executeUpdate();
        if (rotated != 1) {
            return Optional.empty();
        }
        ApiClientEntity client = em.find(ApiClientEntity.class, id);
        em.refresh(client);
        changed.fire(new CredentialsChanged(client.userId));
        audit.event(AuditAction.OAUTH_SECRET_ROTATED, AuditStatus.OK, caller.userId(), details(client));
        return Optional.of(client.toApiClient());
    }

    /** Deletes a client and all that people allowed it. False if the owner has no such client. */
    @Transactional
    public boolean delete(String id, @Nullable String owner, String actor) {
        ApiClientEntity client = em.find(ApiClientEntity.class, id);
        if (client == null || (owner != null && !owner.equals(client.userId))) {
            return false;
        }
        em.remove(client);
        changes.fire(new ClientChanged(client.clientId, true));
        changed.fire(new CredentialsChanged(client.userId));
        audit.event(AuditAction.OAUTH_CLIENT_DELETED, AuditStatus.OK, actor, details(client));
        return true;
    }

    /** Voids the secrets in the transaction of the change. The clients stay and work again after a rotation. */
    public void end(@Observes PasswordChanged change) {
        if (change.revokeTokens()) {
            endOf(change.userId(), "password_changed");
        }
    }

    /** Voids the secrets in the transaction of the change, as after a change of the password, so that unblocking revives nothing. */
    public void end(@Observes AccessEnded block) {
        endOf(block.userId(), block.reason());
    }

    private void endOf(String userId, String reason) {
        int ended = em.createQuery("UPDATE ApiClientEntity c SET c.secretHash = :none, c.secretVersion = c.secretVersion + 1 WHERE c.userId = :owner")
                .setParameter("none", OAuthClient.VOID)
                .setParameter("owner", userId)
                .executeUpdate();
        if (ended > 0) {
            changed.fire(new CredentialsChanged(userId));
            audit.event(AuditAction.OAUTH_REVOKED, AuditStatus.OK, userId, Map.of("clients", String.valueOf(ended), "reason", reason));
        }
    }

    private static Map<String, String> details(ApiClientEntity client) {
        return Map.of("client", client.clientId, "owner", client.userId);
    }
}
