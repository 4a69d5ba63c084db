package io.mcphub.connections;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code oauth_states}: a browser that is just approving at a provider. */
@Entity
@Table(name = "oauth_states")
class OAuthStateEntity {
    @Id
    @Column(name = "state_hash")
    String stateHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(name = "session_id", nullable = false)
    String sessionId;

    @Column(nullable = false)
    String integration;

    @Column(name = "redirect_uri", nullable = false)
    String redirectUri;

    /** The path on this hub to which the browser returns in the end. */
    @Column(nullable = false)
    String page;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    protected OAuthStateEntity() {}
}
