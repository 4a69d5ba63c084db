package io.mcphub.authorization.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization code and what it was issued for. */
@Entity
@Table(name = "oauth_codes")
class CodeEntity {
    @Id
    @Column(name = "code_hash")
    String codeHash;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(name = "redirect_uri", nullable = false)
    String redirectUri;

    @Column(nullable = false)
    String challenge;

    @Column(name = "grant_id", nullable = false)
    String grantId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "consumed_at")
    @Nullable Instant consumedAt;
}
