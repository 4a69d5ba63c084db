package io.mcphub.authorization.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refresh token of a grant. All refresh tokens of one grant form a family. */
@Entity(name = "OAuthRefreshToken")
@Table(name = "oauth_refresh_tokens")
class GrantRefreshTokenEntity {
    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "grant_id", nullable = false)
    String grantId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "used_at")
    @Nullable Instant usedAt;

    /** The hash of the token that replaced this one; null while it is unused. */
    @Column(name = "successor")
    @Nullable String successorHash;

    /** That token, sealed under this one, so that the database alone does not open it. Null after the grace. */
    @Column(name = "successor_sealed")
    @Nullable String successorSealed;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;
}
