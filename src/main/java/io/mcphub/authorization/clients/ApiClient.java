package io.mcphub.authorization.clients;

import io.mcphub.access.Allowance;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A confidential client as its owner sees it, without its secret.
 *
 * @param allowance what it may do when it acts by itself
 * @param userId for whom it acts
 * @param secretVoid whether its secret has ended and must be rotated
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

    /** What a person asks for. */
    public record Wish(String name, Set<String> redirectUris, Allowance allowance) {}
}
