package io.mcphub.authorization.requests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization request that waits for its user's decision. */
@Entity
@Table(name = "oauth_requests")
class PendingRequestEntity {
    @Id
    @Column(name = "id_hash")
    String idHash;

    @Column(name = "client_id", nullable = false)
    String clientId;

    @Column(name = "redirect_uri", nullable = false)
    String redirectUri;

    @Nullable String state;

    @Column(nullable = false)
    String scope;

    @Column(nullable = false)
    String challenge;

    @Column(nullable = false)
    String resource;

    @Column(name = "ask_again", nullable = false)
    boolean askAgain;

    /** The first session that opened the consent page. No other session may decide. */
    @Column(name = "session_id")
    @Nullable String sessionId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;
}
