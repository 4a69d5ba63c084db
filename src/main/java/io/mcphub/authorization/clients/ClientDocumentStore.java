package io.mcphub.authorization.clients;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.persistence.JsonListConverter;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Copies of client metadata documents. Only valid ones are stored. */
@ApplicationScoped
public class ClientDocumentStore {
    /** How long to keep a copy that no grant needs. Anybody can make the hub store one, and it can be fetched again. */
    private static final Duration UNUSED = Duration.ofDays(1);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Event<ClientChanged> changes;

    @Inject
    AuditTrail audit;

    @Inject
    HubClock clock;

    @Inject
    Turns turns;

    /** The last valid copy, fresh or not. */
    public Optional<ClientDocument> find(String clientId) {
        return Optional.ofNullable(em.find(ClientDocumentEntity.class, clientId)).map(ClientDocumentEntity::toDocument);
    }

    /** The copy, if it need not be fetched again. */
    public Optional<ClientDocument> fresh(String clientId) {
        Instant now = clock.now();
        return Optional.ofNullable(em.find(ClientDocumentEntity.class, clientId)).filter(row -> now.isBefore(row.freshUntil)).map(ClientDocumentEntity::toDocument);
    }

    /** Stores a document. If it differs from the one before, people must be asked again. */
    @Transactional
    public void keep(ClientDocument document, Duration fresh) {
        turns.take("client document " + document.clientId());
        ClientDocumentEntity row = em.find(ClientDocumentEntity.class, document.clientId());
        boolean first = row == null;
        if (first) {
            row = new ClientDocumentEntity();
            row.clientId = document.clientId();
        } else if (!document.sameFor(row.toDocument())) {
            changes.fire(new ClientChanged(document.clientId(), false));
        }
        row.name = document.name();
        row.redirectUris = JsonListConverter.write(document.redirectUris());
        row.grantTypes = JsonListConverter.write(document.grantTypes());
        row.fetchedAt = clock.now();
        row.freshUntil = row.fetchedAt.plus(fresh);
        if (first) {
            em.persist(row);
            audit.event(AuditAction.OAUTH_REGISTERED, AuditStatus.OK, null, Map.of("client", document.clientId()));
        }
    }

    /** Deletes copies that no grant needs and that nobody used lately. */
    @Transactional
    public void purge() {
        em.createQuery("DELETE FROM ClientDocumentEntity d WHERE d.fetchedAt <= :then"
                        + " AND NOT EXISTS (SELECT 1 FROM GrantEntity g WHERE g.clientId = d.clientId) AND NOT EXISTS (SELECT 1 FROM ConsentEntity c WHERE c.clientId = d.clientId)")
                .setParameter("then", clock.now().minus(UNUSED))
                .executeUpdate();
    }
}
