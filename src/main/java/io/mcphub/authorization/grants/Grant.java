package io.mcphub.authorization.grants;

import io.mcphub.access.Allowance;
import java.time.Instant;

/**
 * What a user allowed a client.
 *
 * @param scope what the client asked for and was granted: {@code mcp} or {@code mcp:read}
 * @param allowance how far the user narrowed it
 */
public record Grant(String id, String userId, String clientId, String clientName, String scope, Allowance allowance, Instant createdAt) {}
