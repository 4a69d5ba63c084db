package io.mcphub.tokens;

import io.mcphub.access.Access;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** A personal access token's row; {@code integrations} is comma-separated, null means all. */
@Entity
@Table(name = "personal_access_tokens")
class PersonalAccessTokenEntity {
    @Id
    @Column(nullable = false)
    String id;

    @Column(name = "token_hash", nullable = false, unique = true)
    String tokenHash;

    @Column(name = "user_id", nullable = false)
    String userId;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Access access;

    String integrations;

    @Enumerated(EnumType.STRING)
    @Column(name = "tool_names", nullable = false)
    ToolNames toolNames;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ToolsMode tools;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    Set<String> reach() {
        if (integrations == null) {
            return null;
        }
        return integrations.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(integrations.split(",")));
    }

    PersonalToken toToken() {
        return new PersonalToken(id, userId, name, access, reach(), toolNames, tools, createdAt, expiresAt, lastUsedAt);
    }
}
