package io.mcphub.audit;

import java.time.Instant;

/** A call that has begun and whose begin is stored. */
public record AuditEntry(String id, Instant startedAt, String userId, CalledTool tool) {}
