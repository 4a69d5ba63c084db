package io.mcphub.authorization.clients;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Shown;
import io.mcphub.platform.persistence.JsonListConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A confidential client that a user registered for their own programs. */
@Entity
@Table(name = "api_clients")
class ApiClientEntity {
    private static final Set<String> GRANT_TYPES = Set.of("authorization_code", "refresh_token", "client_credentials");

    @Id
    String id;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(name = "secret_hash", nullable = false)
    String secretHash;

    /** Counts rotations. */
    @Column(name = "secret_version", nullable = false)
    int secretVersion = 1;

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

    /** What the client may do. It has no choice of tool names, because nobody asks a program for it. */
    /** It acts by itself, so nobody chose what it is shown. */
    private Allowance allowance() {
        return new Allowance(access, JsonListConverter.readSet(integrations), Shown.ALL);
    }

    OAuthClient toClient() {
        return new OAuthClient(clientId, name, JsonListConverter.read(redirectUris), GRANT_TYPES, secretHash, userId, allowance(), secretVersion);
    }

    ApiClient toApiClient() {
        return new ApiClient(id, clientId, name, JsonListConverter.read(redirectUris), allowance(), userId, createdAt, lastUsedAt, secretHash.equals(OAuthClient.VOID));
    }
}
