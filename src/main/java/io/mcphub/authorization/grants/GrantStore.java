package io.mcphub.authorization.grants;

import io.mcphub.access.Allowance;
import io.mcphub.access.AllowanceColumns;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.authorization.clients.ClientChanged;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.PasswordChanged;
import io.mcphub.users.AccessEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Grants, their codes and their refresh tokens. A refused code or token gives an empty result and not an exception, because an
 * exception would roll back what the reuse must revoke.
 */
@ApplicationScoped
public class GrantStore {
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    AuditTrail audit;

    @Inject
    HubClock clock;

    @Inject
    Event<CredentialsChanged> changed;

    @Inject
    RefreshTokens refreshTokens;

    /** The grant, unless it is revoked. */
    public Optional<Grant> find(String id) {
        return Optional.ofNullable(em.find(GrantEntity.class, id)).filter(g -> g.revokedAt == null).map(GrantEntity::toGrant);
    }

    /** Stores what a user allowed, and returns the code for the client. */
    @Transactional
    public String allow(PendingRequest request, OAuthClient client, String userId, Allowance allowance, boolean remembered) {
        GrantEntity grant = new GrantEntity();
        grant.id = UUID.randomUUID().toString();
        grant.userId = userId;
        grant.clientId = request.clientId();
        grant.clientName = client.name();
        grant.scope = request.scope();
        grant.allowance = AllowanceColumns.of(allowance);
        grant.createdAt = clock.now();
        em.persist(grant);
        em.flush();
        String answer = remembered ? "remembered" : "given";
        audit.event(AuditAction.OAUTH_CONSENTED, AuditStatus.OK, userId, Map.of("client", grant.clientId, "grant", grant.id, "scope", grant.scope, "answer", answer));
        return code(request, grant);
    }

    /**
     * Redeems a code; it works once. A wrong claim changes nothing, so that nobody else can spoil the code. A second use with the right
     * claim revokes what the first one issued (OAuth 2.1 §4.1.3).
     */
    @Transactional
    public Optional<Grant> redeem(String code, CodeClaim claim, @Nullable NewRefreshToken refresh) {
        CodeEntity row = em.find(CodeEntity.class, Keys.hash(code));
        if (row == null || !claim.fits(row)) {
            return Optional.empty();
        }
        if (!consume(row.codeHash)) {
            reuse(row.grantId, "code");
            return Optional.empty();
        }
        return clock.now().isBefore(row.expiresAt) ? issue(row.grantId, refresh) : Optional.empty();
    }

    /** Replaces a refresh token. Uses in the grace get the same successor. Reuse after it revokes the family, unless it may be an accident. */
    @Transactional
    public Optional<Renewal> rotate(String token, String clientId, Grace grace, NewRefreshToken next) {
        GrantRefreshTokenEntity row = refreshTokens.find(token).orElse(null);
        Optional<Grant> grant = row == null ? Optional.empty() : find(row.grantId).filter(g -> g.clientId().equals(clientId));
        if (grant.isEmpty() || row.revokedAt != null || !clock.now().isBefore(row.expiresAt)) {
            return Optional.empty();
        }
        RefreshTokens.Use use = refreshTokens.use(row, token, grace, next);
        if (use instanceof RefreshTokens.Use.Replaced replaced) {
            record(AuditAction.OAUTH_REFRESHED, AuditStatus.OK, row.grantId, Map.of());
            return grant.map(g -> new Renewal(g, replaced.successor()));
        }
        if (use instanceof RefreshTokens.Use.Reused) {
            reuse(row.grantId, "refresh_token");
        }
        return Optional.empty();
    }

    /** The grant of a refresh token, even if the token was used or has expired. */
    public Optional<Grant> ofRefreshToken(String token) {
        return refreshTokens.find(token).flatMap(row -> find(row.grantId));
    }

    /** Ends a grant and everything issued for it. Does nothing if it has ended. */
    @Transactional
    public void revoke(String grantId) {
        revoke(grantId, Map.of());
    }

    /** What clients may do for a user now: those with a valid refresh token, and those that were allowed something just now. */
    public List<AuthorizedApp> live(String userId, Duration accessTokenLifetime) {
        Instant now = clock.now();
        return em.createQuery("SELECT g FROM GrantEntity g WHERE g.userId = :user AND g.revokedAt IS NULL"
                        + " AND (g.createdAt > :recent OR EXISTS (SELECT 1 FROM OAuthRefreshToken t WHERE t.grantId = g.id AND t.revokedAt IS NULL AND t.expiresAt > :now))"
                        + " ORDER BY g.createdAt, g.id", GrantEntity.class)
                .setParameter("user", userId)
                .setParameter("now", now)
                .setParameter("recent", now.minus(CODE_LIFETIME).minus(accessTokenLifetime))
                .getResultStream()
                .map(grant -> grant.toApp(lastUse(grant.id)))
                .toList();
    }

    /** When tokens were last issued for the grant. The newest refresh token is the only unused one. */
    private @Nullable Instant lastUse(String grantId) {
        return em.createQuery("SELECT t FROM OAuthRefreshToken t WHERE t.grantId = :id AND t.usedAt IS NULL ORDER BY t.createdAt DESC", GrantRefreshTokenEntity.class)
                .setParameter("id", grantId)
                .setMaxResults(1)
                .getResultStream()
                .map(token -> token.createdAt)
                .findFirst()
                .orElse(null);
    }

    /** Ends everything that a user allowed a client. Returns how many grants ended. Call it in the transaction that forgets the consent. */
    @Transactional
    public int endAll(String userId, String clientId) {
        List<String> ids = em.createQuery("SELECT g.id FROM GrantEntity g WHERE g.userId = :user AND g.clientId = :client AND g.revokedAt IS NULL", String.class)
                .setParameter("user", userId)
                .setParameter("client", clientId)
                .getResultList();
        ids.forEach(this::revoke);
        return ids.size();
    }

    /** Ends the grants of a client that was removed, in the transaction of the change. */
    @Transactional
    public void end(@Observes ClientChanged change) {
        if (change.removed()) {
            endAll(change.clientId());
        }
    }

    private void endAll(String clientId) {
        em.createQuery("SELECT g.id FROM GrantEntity g WHERE g.clientId = :client AND g.revokedAt IS NULL", String.class)
                .setParameter("client", clientId)
                .getResultList()
                .forEach(this::revoke);
    }

    /** Ends the grants in the transaction of the change, if the person asked to end their tokens. */
    public void end(@Observes PasswordChanged change) {
        if (change.revokeTokens()) {
            endOf(change.userId(), "password_changed");
        }
    }

    /** Ends the grants in the transaction of the change. */
    public void end(@Observes AccessEnded block) {
        endOf(block.userId(), block.reason());
    }

    private void endOf(String userId, String reason) {
        em.createQuery("SELECT g.id FROM GrantEntity g WHERE g.userId = :user AND g.revokedAt IS NULL", String.class)
                .setParameter("user", userId)
                .getResultList()
                .forEach(id -> revoke(id, Map.of("reason", reason)));
    }

    @Transactional
    public void denied(String clientId, String userId) {
        audit.event(AuditAction.OAUTH_DENIED, AuditStatus.OK, userId, Map.of("client", clientId));
    }

    /** Deletes what no longer works. A used code is kept for a day, so that a second use is recognised. */
    @Transactional
    public void purge() {
        Instant now = clock.now();
        em.createQuery("DELETE FROM CodeEntity c WHERE c.expiresAt <= :day").setParameter("day", now.minus(Duration.ofDays(1))).executeUpdate();
        refreshTokens.purge();
        em.createQuery("DELETE FROM GrantEntity g WHERE g.createdAt <= :day"
                        + " AND NOT EXISTS (SELECT 1 FROM OAuthRefreshToken t WHERE t.grantId = g.id) AND NOT EXISTS (SELECT 1 FROM CodeEntity c WHERE c.grantId = g.id)")
                .setParameter("day", now.minus(Duration.ofDays(2)))
                .executeUpdate();
    }

    private String code(PendingRequest request, GrantEntity grant) {
        String code = Keys.random();
        CodeEntity row = new CodeEntity();
        row.codeHash = Keys.hash(code);
        row.clientId = request.clientId();
        row.redirectUri = request.redirectUri();
        row.challenge = request.challenge();
        row.grantId = grant.id;
        row.expiresAt = clock.now().plus(CODE_LIFETIME);
        em.persist(row);
        return code;
    }

    private Optional<Grant> issue(String grantId, @Nullable NewRefreshToken refresh) {
        Optional<Grant> grant = find(grantId);
        if (grant.isPresent()) {
            if (refresh != null) {
                refreshTokens.add(grantId, refresh);
            }
            record(AuditAction.OAUTH_ISSUED, AuditStatus.OK, grantId, Map.of());
        }
        return grant;
    }

    private boolean consume(String codeHash) {
        return em.createQuery("UPDATE CodeEntity c SET c.consumedAt = :now WHERE c.codeHash = :hash AND c.consumedAt IS NULL")
                        .setParameter("now", clock.now())
                        .setParameter("hash", codeHash)
                        .executeUpdate()
                == 1;
    }

    private void reuse(String grantId, String what) {
        end(grantId);
        record(AuditAction.OAUTH_REUSE, AuditStatus.REFUSED, grantId, Map.of("what", what));
    }

    private void revoke(String grantId, Map<String, String> details) {
        if (end(grantId)) {
            record(AuditAction.OAUTH_REVOKED, AuditStatus.OK, grantId, details);
        }
    }

    private boolean end(String grantId) {
        Instant now = clock.now();
        int ended = em.createQuery("UPDATE GrantEntity g SET g.revokedAt = :now WHERE g.id = :id AND g.revokedAt IS NULL")
                .setParameter("now", now)
                .setParameter("id", grantId)
                .executeUpdate();
        GrantEntity grant = em.find(GrantEntity.class, grantId);
        if (ended == 1 && grant != null) {
            changed.fire(new CredentialsChanged(grant.userId));
        }
        em.createQuery("UPDATE OAuthRefreshToken t SET t.revokedAt = :now WHERE t.grantId = :id AND t.revokedAt IS NULL")
                .setParameter("now", now)
                .setParameter("id", grantId)
                .executeUpdate();
        return ended == 1;
    }

    private void record(AuditAction action, AuditStatus status, String grantId, Map<String, String> more) {
        GrantEntity grant = em.find(GrantEntity.class, grantId);
        Map<String, String> details = new HashMap<>(more);
        details.put("client", grant.clientId);
        details.put("grant", grantId);
        audit.event(action, status, grant.userId, details);
    }
}
