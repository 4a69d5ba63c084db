package io.mcphub.authorization.clients;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A client that registered itself (RFC 7591). Lists are JSON. */
@Entity
@Table(name = "oauth_clients")
class DynamicClientEntity {
    @Id
    String id;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(nullable = false)
    String name;

    @Column(name = "redirect_uris", nullable = false)
    String redirectUris;

    @Column(name = "grant_types", nullable = false)
    String grantTypes;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "last_used_at")
    @Nullable Instant lastUsedAt;

    /** When an unused registration expires; null once somebody allowed the client something. */
    @Column(name = "expires_at")
    @Nullable Instant expiresAt;
}
