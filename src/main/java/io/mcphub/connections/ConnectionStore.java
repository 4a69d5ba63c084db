package io.mcphub.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.connections.credentials.Vault;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code connections}. Every method names the owner. Changes are audited in their own transaction. */
@ApplicationScoped
class ConnectionStore {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Vault vault;

    @Inject
    HubClock clock;

    @Inject
    AuditTrail audit;

    @Inject
    Turns turns;

    /** All connections of a user, the default ones first, then the oldest. */
    public List<ConnectionEntity> of(String userId) {
        return em.createQuery("SELECT c FROM ConnectionEntity c WHERE c.userId = :user ORDER BY c.isDefault DESC, c.connectedAt, c.id", ConnectionEntity.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** As {@link #of(String)}, at one integration. One query over the unique index of user, integration and account. */
    public List<ConnectionEntity> of(String userId, String integration) {
        return em.createQuery("SELECT c FROM ConnectionEntity c WHERE c.userId = :user AND c.integration = :integration"
                        + " ORDER BY c.isDefault DESC, c.connectedAt, c.id", ConnectionEntity.class)
                .setParameter("user", userId)
                .setParameter("integration", integration)
                .getResultList();
    }

    /**
     * Stores a connected account: a new row, or new credentials if the account has a row. Throws {@code INVALID_INPUT} if another
     * account has the label.
     */
    @Transactional
    public ConnectionEntity connect(String userId, String integration, ConnectedAccount account, @Nullable String label) {
        turn(userId);
        List<ConnectionEntity> existing = of(userId, integration);
        ConnectionEntity row = existing.stream().filter(c -> c.accountId.equals(account.accountId())).findFirst().orElse(null);
        boolean isNew = row == null;
        if (row == null) {
            row = create(userId, integration, account.accountId());
            row.isDefault = existing.stream().noneMatch(c -> c.isDefault);
        }
        if (label != null) {
            refuseTaken(label, row, existing);
            row.label = label;
        }
        row.connectedAt = clock.now();
        fill(row, account);
        if (isNew) {
            em.persist(row);
        }
        em.flush();
        audit.event(AuditAction.CONNECTION_CONNECTED, AuditStatus.OK, userId, facts(row));
        return row;
    }

    /**
     * Changes label, default or how far tools reach. False if the owner has no such connection. Throws {@code INVALID_INPUT} if
     * another account has the label.
     */
    @Transactional
    public boolean change(String userId, String integration, String id, ConnectionChange change) {
        turn(userId);
        List<ConnectionEntity> mine = of(userId, integration);
        ConnectionEntity row = mine.stream().filter(c -> c.id.equals(id)).findFirst().orElse(null);
        if (row == null) {
            return false;
        }
        if (change.relabel()) {
            if (change.label() != null) {
                refuseTaken(change.label(), row, mine);
            }
            row.label = change.label();
        }
        if (change.reads() != null) {
            row.reads = change.reads().stored();
        }
        if (change.writes() != null) {
            row.writes = change.writes().stored();
        }
        if (change.makeDefault() && !row.isDefault) {
            mine.forEach(c -> c.isDefault = false);
            // The old default must be cleared first, because the unique index allows only one.
            em.flush();
            row.isDefault = true;
        }
        em.flush();
        audit.event(AuditAction.CONNECTION_CHANGED, AuditStatus.OK, userId, changes(row, change));
        return true;
    }

    /** Marks a connection whose credentials the provider refused. False if it is marked already or has new credentials. */
    @Transactional
    public boolean needsReconnect(String userId, String id, String token) {
        int changed = em.createQuery("UPDATE ConnectionEntity c SET c.status = :broken, c.version = c.version + 1"
                        + " WHERE c.id = :id AND c.userId = :user AND c.token = :token AND c.status = :ok")
                .setParameter("broken", ConnectionStatus.NEEDS_RECONNECT)
                .setParameter("ok", ConnectionStatus.OK)
                .setParameter("id", id)
                .setParameter("user", userId)
                .setParameter("token", token)
                .executeUpdate();
        if (changed == 1) {
            find(userId, id).ifPresent(row -> audit.event(AuditAction.CONNECTION_NEEDS_RECONNECT, AuditStatus.OK, userId, facts(row)));
        }
        return changed == 1;
    }

    /** Deletes a row. If it was the default, the oldest row of the same integration becomes the default. False if there was no such row. */
    @Transactional
    public boolean delete(String userId, String id) {
        return delete(userId, id, null);
    }

    /** As {@link #delete(String, String)}. If an admin does it, both the owner and the admin find it in their log. */
    @Transactional
    public boolean delete(String userId, String id, @Nullable String adminId) {
        turn(userId);
        ConnectionEntity row = find(userId, id).orElse(null);
        if (row == null) {
            return false;
        }
        em.remove(row);
        // The old default must be deleted first, because the unique index allows only one.
        em.flush();
        if (row.isDefault) {
            of(userId, row.integration).stream().findFirst().ifPresent(next -> next.isDefault = true);
            em.flush();
        }
        audit.event(AuditAction.CONNECTION_DISCONNECTED, AuditStatus.OK, userId, adminId == null ? facts(row) : with(facts(row), "by", adminId));
        if (adminId != null) {
            audit.event(AuditAction.CONNECTION_DISCONNECTED, AuditStatus.OK, adminId, with(facts(row), "subject", userId));
        }
        return true;
    }

    /** The credential for tools, with the token decrypted. */
    public Credential open(ConnectionEntity row) {
        try {
            Map<String, String> details = Json.mapper().readValue(row.details, DETAILS);
            return new Credential(row.id, row.userId, vault.open(row.token, row.id, "token"), details, Reach.ofStored(row.reads), Reach.ofStored(row.writes));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("stored details do not parse", e);
        }
    }

    /** The refresh token; empty if the provider gave none. */
    public Optional<Secret> refreshToken(ConnectionEntity row) {
        return Optional.ofNullable(row.refreshToken).map(t -> vault.open(t, row.id, "refresh_token"));
    }

    public Optional<ConnectionEntity> find(String userId, String id) {
        return Optional.ofNullable(em.find(ConnectionEntity.class, id)).filter(c -> c.userId.equals(userId));
    }

    /** The values of a detail in all connections at one integration; nothing else of them. */
    public Set<String> details(String integration, String name) {
        return em.createQuery("SELECT c.details FROM ConnectionEntity c WHERE c.integration = :integration", String.class)
                .setParameter("integration", integration)
                .getResultStream()
                .map(details -> Json.read(details).path(name).asText())
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The connection at an integration that has this value for a detail. The detail must be one that only one connection has. */
    public Optional<ConnectionEntity> having(String integration, String name, String value) {
        return em.createQuery("SELECT c FROM ConnectionEntity c WHERE c.integration = :integration AND c.details LIKE :value", ConnectionEntity.class)
                .setParameter("integration", integration)
                .setParameter("value", "%" + value + "%")
                .getResultStream()
                .filter(row -> Json.read(row.details).path(name).asText().equals(value))
                .findFirst();
    }

    /** Labels and the default are rules about all accounts of a person: one change at a time. */
    private void turn(String userId) {
        turns.take("connections of " + userId);
    }

    /** Throws if another account has the label, because calls name accounts by their labels. */
    private static void refuseTaken(String label, ConnectionEntity row, List<ConnectionEntity> mine) {
        if (mine.stream().anyMatch(other -> other != row && label.equalsIgnoreCase(other.label))) {
            throw HubException.invalid("label", "Another of your accounts has this label. Choose a different one.");
        }
    }

    private static ConnectionEntity create(String userId, String integration, String accountId) {
        ConnectionEntity row = new ConnectionEntity();
        row.id = UUID.randomUUID().toString();
        row.userId = userId;
        row.integration = integration;
        row.accountId = accountId;
        row.reads = Reach.ALL.stored();
        row.writes = Reach.ALL.stored();
        return row;
    }

    private void fill(ConnectionEntity row, ConnectedAccount account) {
        row.accountName = account.accountName();
        row.status = ConnectionStatus.OK;
        row.token = vault.seal(account.token(), row.id, "token");
        row.refreshToken = account.refreshToken() == null ? null : vault.seal(account.refreshToken(), row.id, "refresh_token");
        row.expiresAt = account.expiresAt();
        row.refreshAt = Refresh.ahead(clock.now(), account.expiresAt());
        row.refreshClaim = null;
        row.refreshClaimEnds = null;
        row.details = Json.write(account.details());
    }

    /** Details for the audit log: only ids, because account names can be e-mail addresses. */
    static Map<String, String> facts(ConnectionEntity row) {
        return Map.of("integration", row.integration, "connection_id", row.id);
    }

    private static Map<String, String> with(Map<String, String> facts, String name, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value);
        return more;
    }

    private static Map<String, String> changes(ConnectionEntity row, ConnectionChange change) {
        Map<String, String> details = new TreeMap<>(facts(row));
        if (change.relabel()) {
            details.put("label", "changed");
        }
        if (change.makeDefault()) {
            details.put("default", "true");
        }
        if (change.reads() != null) {
            details.put("reads", change.reads().mode().name().toLowerCase(Locale.ROOT));
        }
        if (change.writes() != null) {
            details.put("writes", change.writes().mode().name().toLowerCase(Locale.ROOT));
        }
        return details;
    }
}
