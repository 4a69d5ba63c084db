package io.mcphub.authorization.grants;

import io.mcphub.access.Access;
import io.mcphub.access.ToolNames;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user allowed a client.
 *
 * @param scope what the client asked for and was granted: {@code mcp} or {@code mcp:read}
 * @param access how far the user narrowed it
 * @param integrations which integrations the client reaches; null means all
 */
public record Grant(
        String id,
        String userId,
        String clientId,
        String clientName,
        String scope,
        Access access,
        @Nullable Set<String> integrations,
        ToolNames toolNames,
        Instant createdAt) {}
