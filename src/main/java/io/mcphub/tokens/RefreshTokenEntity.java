package io.mcphub.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A refresh token. All tokens of one sign-in form a family. */
@Entity
@Table(name = "refresh_tokens")
class RefreshTokenEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(name = "token_hash", nullable = false, unique = true)
    String tokenHash;

    @Column(name = "family_id", nullable = false)
    String familyId;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "authenticated_at", nullable = false)
    Instant authenticatedAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    Instant usedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    LoginSession session() {
        return new LoginSession(familyId, userId, authenticatedAt);
    }
}
