package io.mcphub.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit log. Nobody changes one through JPA: calls are written by {@link AuditStore} in batches. */
@Entity
@Table(name = "audit_logs")
class AuditEntity {
    @Id
    String id;

    @Column(nullable = false)
    Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    AuditAction action;

    @Column(name = "user_id")
    @Nullable String userId;

    @Column(name = "client_id")
    @Nullable String clientId;

    @Column(name = "token_id")
    @Nullable String tokenId;

    @Nullable String integration;

    @Nullable String tool;

    @Nullable String via;

    @Nullable String effect;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    AuditStatus status;

    @Column(name = "duration_ms")
    @Nullable Long durationMs;

    @Column(name = "error_class")
    @Nullable String errorClass;

    @Column(name = "request_id")
    @Nullable String requestId;

    @Nullable String request;

    @Nullable String response;

    protected AuditEntity() {}

    /** A security event: complete from the start. */
    AuditEntity(String id, Instant at, AuditAction action, AuditStatus status, @Nullable String userId, String details) {
        this.id = id;
        this.at = at;
        this.action = action;
        this.status = status;
        this.userId = userId;
        this.request = details;
    }

    AuditRow toRow() {
        return AuditRow.of(this);
    }
}
