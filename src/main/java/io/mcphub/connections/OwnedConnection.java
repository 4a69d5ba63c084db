package io.mcphub.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as admins see it, also in the JSON of {@code GET /api/admin/connections}. Without secrets.
 *
 * @param user the owner's id
 * @param email the owner's address; null if the owner was deleted just now
 * @param integration the integration's id
 * @param label the owner's name for it, or null
 * @param health {@code ok}, or {@code needs_reconnect} if the provider no longer accepts its credentials
 * @param lastUsedAt when a tool last used it; null for never
 */
public record OwnedConnection(
        String id,
        String user,
        @Nullable String email,
        String integration,
        String account,
        @JsonInclude @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        String health,
        Instant connectedAt,
        @Nullable Instant lastUsedAt,
        Reach writes,
        List<String> scopes) {
    static OwnedConnection of(ConnectionEntity row, @Nullable User owner) {
        ConnectionSummary seen = ConnectionSummary.of(row);
        return new OwnedConnection(row.id, row.userId, owner == null ? null : owner.email(), row.integration, seen.account(), seen.label(), seen.isDefault(), seen.status(),
                seen.connectedAt(), seen.lastUsedAt(), seen.writes(), seen.scopes());
    }

    /** Whether its credentials work, as far as the hub knows. */
    public boolean works() {
        return health.equals("ok");
    }
}
