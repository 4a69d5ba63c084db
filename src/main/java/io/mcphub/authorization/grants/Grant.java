package io.mcphub.authorization.grants;

import io.mcphub.access.Allowance;
import java.time.Instant;

/**
 * What a user allowed a client.
 *
 * @param id its id
 * @param userId the user
 * @param clientId the client
 * @param clientName how the client calls itself
 * @param scope the scope that was granted: {@code mcp} or {@code mcp:read}
 * @param allowance how far the user narrowed it
 * @param createdAt when
 */
public record Grant(String id, String userId, String clientId, String clientName, String scope, Allowance allowance, Instant createdAt) {}
