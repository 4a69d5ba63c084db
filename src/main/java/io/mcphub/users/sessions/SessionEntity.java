package io.mcphub.users.sessions;

import io.mcphub.access.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser session. The value of its cookie is stored only as a hash. */
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

    /** Wrong passwords before this session, not shown to the person yet. */
    @Column(name = "failed_attempts", nullable = false)
    int failedAttempts;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** What the browser calls itself; null if it said nothing. */
    @Column
    String device;

    SessionSummary summary(Caller caller) {
        return new SessionSummary(id, device, createdAt, lastUsedAt, id.equals(caller.credentialId()));
    }
}
