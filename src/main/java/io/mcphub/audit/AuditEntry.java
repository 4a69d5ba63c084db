package io.mcphub.audit;

import java.time.Instant;

/** A call that has begun: its row exists. */
public record AuditEntry(String id, Instant startedAt, String userId, String tool) {}
