package io.mcphub.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser session's row; the cookie's value is not in it. */
@Entity
@Table(name = "sessions")
class SessionEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(name = "token_hash", nullable = false, unique = true)
    String tokenHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "last_used_at", nullable = false)
    Instant lastUsedAt;

    /** What the owner has not been told yet. */
    @Column(name = "failed_attempts", nullable = false)
    int failedAttempts;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;
}
