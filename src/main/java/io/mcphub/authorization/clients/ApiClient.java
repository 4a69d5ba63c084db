package io.mcphub.authorization.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.Access;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A confidential client as its owner sees it; its secret is in no answer but the one that made it.
 *
 * @param access what it may do when it acts by itself
 * @param integrations which integrations it reaches then; null means all
 * @param userId whom it acts for
 * @param secretVoid whether its secret has ended, so that it needs another one
 */
public record ApiClient(
        String id,
        String clientId,
        String name,
        List<String> redirectUris,
        Access access,
        @Nullable Set<String> integrations,
        String userId,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @JsonProperty("void") boolean secretVoid) {
    public ApiClient {
        redirectUris = List.copyOf(redirectUris);
        integrations = integrations == null ? null : Set.copyOf(integrations);
    }

    /** What somebody asks for. */
    public record Wish(String name, Set<String> redirectUris, Access access, @Nullable Set<String> integrations) {}
}
