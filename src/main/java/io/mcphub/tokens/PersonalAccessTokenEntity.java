package io.mcphub.tokens;

import io.mcphub.access.AllowanceColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A personal access token; only its hash is stored. */
@Entity
@Table(name = "personal_access_tokens")
class PersonalAccessTokenEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(name = "token_hash", nullable = false, unique = true)
    String tokenHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(nullable = false)
    String name;

    @Embedded
    AllowanceColumns allowance;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    PersonalToken toToken() {
        return new PersonalToken(id, userId, name, allowance.toAllowance(), createdAt, expiresAt, lastUsedAt);
    }
}
