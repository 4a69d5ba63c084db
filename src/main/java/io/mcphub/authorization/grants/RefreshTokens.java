package io.mcphub.authorization.grants;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.crypto.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The refresh tokens of grants. A used token has one successor, which every use within the grace gets, because clients refresh in
 * several processes at once (RFC 9700 §4.14.2).
 */
@ApplicationScoped
@Transactional
class RefreshTokens {
    private static final String PURPOSE = "oauth-successor";
    /** The longest grace that can be configured. */
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    /** What became of a use. */
    sealed interface Use {
        /** It is good, and replaced by this token. */
        record Replaced(Secret successor) implements Use {}

        /** It was used before, and it may have been an accident: nothing ends. */
        record Late() implements Use {}

        /** It was used before, and its successor is in use: two parties hold the family. */
        record Reused() implements Use {}
    }

    /** The row of a token. */
    Optional<GrantRefreshTokenEntity> find(String token) {
        return Optional.ofNullable(em.find(GrantRefreshTokenEntity.class, Keys.hash(token)));
    }

    /** Stores a token of a grant. */
    void add(String grantId, NewRefreshToken token) {
        GrantRefreshTokenEntity row = new GrantRefreshTokenEntity();
        row.tokenHash = Keys.hash(token.value().reveal());
        row.grantId = grantId;
        row.createdAt = clock.now();
        row.expiresAt = row.createdAt.plus(token.lifetime());
        em.persist(row);
    }

    /** Uses a token that has neither expired nor been revoked. The first use stores {@code next}. */
    Use use(GrantRefreshTokenEntity row, String token, Grace grace, NewRefreshToken next) {
        if (first(row.tokenHash, token, next)) {
            add(row.grantId, next);
            return new Use.Replaced(next.value());
        }
        em.refresh(row);
        if (row.usedAt == null) {
            return new Use.Late();
        }
        return again(row, token, grace);
    }

    /** Forgets what no longer works. */
    void purge() {
        Instant now = clock.now();
        em.createQuery("DELETE FROM OAuthRefreshToken t WHERE t.expiresAt <= :now").setParameter("now", now).executeUpdate();
        em.createQuery("UPDATE OAuthRefreshToken t SET t.successorSealed = NULL WHERE t.successorSealed IS NOT NULL AND t.usedAt <= :past")
                .setParameter("past", now.minus(LONGEST_GRACE))
                .executeUpdate();
    }

    private boolean first(String hash, String token, NewRefreshToken next) {
        String successor = next.value().reveal();
        return em.createQuery("UPDATE OAuthRefreshToken t SET t.usedAt = :now, t.successorHash = :successor, t.successorSealed = :sealed"
                        + " WHERE t.tokenHash = :hash AND t.usedAt IS NULL AND t.revokedAt IS NULL")
                        .setParameter("now", clock.now())
                        .setParameter("successor", Keys.hash(successor))
                        .setParameter("sealed", SealedText.seal(key(token), hash, successor))
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    private Use again(GrantRefreshTokenEntity row, String token, Grace grace) {
        Instant now = clock.now();
        if (now.isBefore(row.usedAt.plus(grace.same()))) {
            return successor(row, token).<Use>map(Use.Replaced::new).orElseGet(Use.Late::new);
        }
        row.successorSealed = null;
        boolean accident = now.isBefore(row.usedAt.plus(grace.harmless())) && !isRedeemed(row.successorHash);
        return accident ? new Use.Late() : new Use.Reused();
    }

    private static Optional<Secret> successor(GrantRefreshTokenEntity row, String token) {
        return Optional.ofNullable(row.successorSealed).flatMap(sealed -> SealedText.open(List.of(key(token)), row.tokenHash, sealed)).map(Secret::of);
    }

    /** Whether it was used; one that is not there any more counts as used. */
    private boolean isRedeemed(String hash) {
        GrantRefreshTokenEntity successor = hash == null ? null : em.find(GrantRefreshTokenEntity.class, hash);
        return successor == null || successor.usedAt != null;
    }

    private static byte[] key(String token) {
        return Keys.hkdf(Secret.of(token), PURPOSE);
    }
}
