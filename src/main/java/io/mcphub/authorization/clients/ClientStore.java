package io.mcphub.authorization.clients;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.JsonListConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the clients that the hub knows: registered ones, confidential ones of users, and copies of client documents. */
@ApplicationScoped
public class ClientStore {
    private static final Duration UNUSED = Duration.ofDays(30);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    ClientDocumentStore documents;

    @Inject
    AuditTrail audit;

    @Inject
    HubClock clock;

    @Inject
    Event<ClientChanged> changes;

    /** The client, if it exists and has not expired. One with a metadata document is read from the last valid copy; nothing is fetched. */
    public Optional<OAuthClient> find(String clientId) {
        return ClientIdUrl.looksLike(clientId) ? documents.find(clientId).map(ClientDocument::toClient) : dynamic(clientId).or(() -> confidential(clientId));
    }

    /** Registers a public client and returns its id, which is never a URL. */
    @Transactional
    public String register(String name, List<String> redirectUris, List<String> grantTypes) {
        Instant now = clock.now();
        DynamicClientEntity client = new DynamicClientEntity();
        client.id = UUID.randomUUID().toString();
        client.clientId = "dcr_" + UUID.randomUUID();
        client.name = name;
        client.redirectUris = JsonListConverter.write(redirectUris);
        client.grantTypes = JsonListConverter.write(grantTypes);
        client.createdAt = now;
        client.expiresAt = now.plus(UNUSED);
        em.persist(client);
        audit.event(AuditAction.OAUTH_REGISTERED, AuditStatus.OK, null, Map.of("client", client.clientId));
        return client.clientId;
    }

    /** Deletes a registered client, if it has this name; in the same transaction its grants and consents end. */
    @Transactional
    public void remove(String clientId, String name) {
        int removed = em.createQuery("DELETE FROM DynamicClientEntity c WHERE c.clientId = :id AND c.name = :name").setParameter("id", clientId).setParameter("name", name).executeUpdate();
        if (removed > 0) {
            changes.fire(new ClientChanged(clientId, true));
        }
    }

    /** Marks a client as used, so that its registration no longer expires. */
    @Transactional
    public void used(String clientId) {
        Instant now = clock.now();
        em.createQuery("UPDATE DynamicClientEntity c SET c.lastUsedAt = :now, c.expiresAt = NULL WHERE c.clientId = :id")
                .setParameter("now", now)
                .setParameter("id", clientId)
                .executeUpdate();
        em.createQuery("UPDATE ApiClientEntity c SET c.lastUsedAt = :now WHERE c.clientId = :id").setParameter("now", now).setParameter("id", clientId).executeUpdate();
    }

    /** Deletes registrations that nobody used in time. */
    @Transactional
    public void purge() {
        em.createQuery("DELETE FROM DynamicClientEntity c WHERE c.expiresAt <= :now").setParameter("now", clock.now()).executeUpdate();
    }

    private Optional<OAuthClient> dynamic(String clientId) {
        return em.createQuery("SELECT c FROM DynamicClientEntity c WHERE c.clientId = :id AND (c.expiresAt IS NULL OR c.expiresAt > :now)", DynamicClientEntity.class)
                .setParameter("id", clientId)
                .setParameter("now", clock.now())
                .getResultStream()
                .findFirst()
                .map(c -> OAuthClient.open(c.clientId, c.name, JsonListConverter.read(c.redirectUris), Set.copyOf(JsonListConverter.read(c.grantTypes))));
    }

    private Optional<OAuthClient> confidential(String clientId) {
        return em.createQuery("SELECT c FROM ApiClientEntity c WHERE c.clientId = :id", ApiClientEntity.class)
                .setParameter("id", clientId)
                .getResultStream()
                .findFirst()
                .map(ApiClientEntity::toClient);
    }
}
