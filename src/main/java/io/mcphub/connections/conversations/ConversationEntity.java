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

    /** The connection to renew; null for none. */
    @Column(name = "connection_id")
    @Nullable String connectionId;

    /** The path on this hub to which the browser returns at the end. */
    @Column(nullable = false)
    String page;

    /** A {@link ConversationState}, encrypted; null after a cancellation or when it has expired. */
    @Nullable String sealed;

    @Column(nullable = false)
    boolean ended;

    /** The claim of whoever works on the next step; it ends at the time below. */
    @Nullable String claim;

    @Column(name = "claim_ends")
    @Nullable Instant claimEnds;

    /** The hashed state of an open redirect; null if there is none. */
    @Column(name = "state_hash", unique = true)
    @Nullable String stateHash;

    /** The browser session that follows the redirect; null until one does. */
    @Column(name = "session_id")
    @Nullable String sessionId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    protected ConversationEntity() {}
}
