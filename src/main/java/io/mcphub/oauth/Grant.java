package io.mcphub.oauth;

import io.mcphub.platform.Access;
import io.mcphub.platform.ToolNames;
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
record Grant(
        String id,
        String userId,
        String clientId,
        String clientName,
        String scope,
        Access access,
        @Nullable Set<String> integrations,
        ToolNames toolNames,
        Instant createdAt) {}
