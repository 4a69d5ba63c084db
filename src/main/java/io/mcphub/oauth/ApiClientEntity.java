package io.mcphub.oauth;

import io.mcphub.platform.Access;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A confidential client that a user registered for their own programs. */
@Entity
@Table(name = "api_clients")
class ApiClientEntity {
    @Id
    String id;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(name = "secret_hash", nullable = false)
    String secretHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(nullable = false)
    String name;

    @Column(name = "redirect_uris", nullable = false)
    String redirectUris;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Access access;

    @Nullable String integrations;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "last_used_at")
    @Nullable Instant lastUsedAt;
}
