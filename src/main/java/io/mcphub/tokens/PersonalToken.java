package io.mcphub.tokens;

import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token without its value.
 *
 * @param expiresAt null for never
 * @param lastUsedAt accurate to the minute; null for never
 */
public record PersonalToken(
        String id,
        String userId,
        String name,
        Allowance allowance,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** What a person asks for. A null {@code expiresInDays} means never. */
    public record Wish(String name, @Nullable Integer expiresInDays, Allowance allowance) {}

    boolean livesAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    Caller caller(Role role) {
        return new Caller(userId, role, Caller.Credential.PERSONAL_TOKEN, id, null, allowance, Set.of(), expiresAt);
    }
}
