package io.mcphub.authorization.clients;

import io.mcphub.access.Allowance;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A confidential client as its owner sees it; its secret is in no answer but the one that made it.
 *
 * @param allowance what it may do when it acts by itself
 * @param userId whom it acts for
 * @param secretVoid whether its secret has ended, so that it needs another one
 */
public record ApiClient(
        String id,
        String clientId,
        String name,
        List<String> redirectUris,
        Allowance allowance,
        String userId,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean secretVoid) {
    public ApiClient {
        redirectUris = List.copyOf(redirectUris);
    }

    /** What somebody asks for. */
    public record Wish(String name, Set<String> redirectUris, Allowance allowance) {}
}
