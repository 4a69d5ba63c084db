package io.mcphub.connections;

import io.mcphub.connections.credentials.Reach;
import io.mcphub.connections.credentials.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code connections}. {@code token} and {@code refreshToken} are encrypted by the {@link Vault}. */
@Entity
@Table(name = "connections")
class ConnectionEntity {
    @Id
    String id;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(nullable = false)
    String integration;

    @Column(name = "account_id", nullable = false)
    String accountId;

    @Column(name = "account_name", nullable = false)
    String accountName;

    @Nullable String label;

    @Column(name = "is_default", nullable = false)
    boolean isDefault;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ConnectionStatus status;

    @Column(nullable = false)
    String token;

    @Column(name = "refresh_token")
    @Nullable String refreshToken;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    /** When to renew the token: somewhat before it expires. */
    @Column(name = "refresh_at")
    @Nullable Instant refreshAt;

    /** The claim of the node that is renewing the token, see {@link RefreshClaims}. */
    @Column(name = "refresh_claim")
    @Nullable String refreshClaim;

    @Column(name = "refresh_claim_ends")
    @Nullable Instant refreshClaimEnds;

    /** A {@link Reach} as JSON: what tools may read. */
    @Column(nullable = false)
    String reads;

    /** A {@link Reach} as JSON: what tools may change. */
    @Column(nullable = false)
    String writes;

    /** A JSON object of strings. */
    @Column(nullable = false)
    String details;

    @Column(name = "connected_at", nullable = false)
    Instant connectedAt;

    /** When a tool last used it, at most a minute late; null for never. */
    @Column(name = "last_used_at")
    @Nullable Instant lastUsedAt;

    @Version
    long version;

    protected ConnectionEntity() {}
}
