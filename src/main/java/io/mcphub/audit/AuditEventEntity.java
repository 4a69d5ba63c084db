package io.mcphub.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the audit log. It never changes. The two events of a call are not written through JPA but by {@link AuditStore}, in
 * batches.
 */
@Entity
@Table(name = "audit_events")
class AuditEventEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "seq")
    long seq;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    AuditKind kind;

    @Column(name = "entry_id", nullable = false)
    String entryId;

    @Column(name = "at", nullable = false)
    Instant at;

    /** Sorts the lists: the time when the entry began. Null for the begin of a call. */
    @Column(name = "listed_at")
    @Nullable Instant listedAt;

    @Column(name = "node", nullable = false)
    String node;

    @Enumerated(EnumType.STRING)
    @Column(name = "action", nullable = false)
    AuditAction action;

    @Column(name = "user_id")
    @Nullable String userId;

    @Column(name = "client_id")
    @Nullable String clientId;

    @Column(name = "token_id")
    @Nullable String tokenId;

    @Column(name = "integration")
    @Nullable String integration;

    @Column(name = "tool")
    @Nullable String tool;

    @Column(name = "via")
    @Nullable String via;

    @Column(name = "effect")
    @Nullable String effect;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    AuditStatus status;

    @Column(name = "duration_ms")
    @Nullable Long durationMs;

    @Column(name = "error_class")
    @Nullable String errorClass;

    @Column(name = "error_text")
    @Nullable String errorText;

    @Column(name = "request_id")
    @Nullable String requestId;

    @Column(name = "request")
    @Nullable String request;

    @Column(name = "response")
    @Nullable String response;

    protected AuditEventEntity() {}

    /** A security event; it has no second event. */
    AuditEventEntity(String entryId, Instant at, String node, AuditAction action, AuditStatus status, @Nullable String userId, String details) {
        this.kind = AuditKind.OCCURRED;
        this.entryId = entryId;
        this.at = at;
        this.listedAt = at;
        this.node = node;
        this.action = action;
        this.status = status;
        this.userId = userId;
        this.request = details;
    }

    /** The time when the entry began. */
    Instant began() {
        return listedAt == null ? at : listedAt;
    }
}
