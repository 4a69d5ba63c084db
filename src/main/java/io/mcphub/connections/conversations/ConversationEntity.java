package io.mcphub.connections.conversations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code connect_conversations}. */
@Entity
@Table(name = "connect_conversations")
class ConversationEntity {
    @Id
    String id;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(nullable = false)
    String integration;

    @Column(nullable = false)
    String way;

    @Nullable String label;

    /** The connection that is renewed. */
    @Column(name = "connection_id")
    @Nullable String connectionId;

    /** The path on this hub to which the browser returns in the end. */
    @Column(nullable = false)
    String page;

    /** A {@link Standing} under the vault's key; null once it was cancelled or has expired. */
    @Nullable String sealed;

    @Column(nullable = false)
    boolean ended;

    /** Who works on the next step just now; ends with the time below. */
    @Nullable String claim;

    @Column(name = "claim_ends")
    @Nullable Instant claimEnds;

    /** The state of a redirect that nobody has come back from. */
    @Column(name = "state_hash", unique = true)
    @Nullable String stateHash;

    /** The browser session that follows the redirect; null until one does. */
    @Column(name = "session_id")
    @Nullable String sessionId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    protected ConversationEntity() {}
}
