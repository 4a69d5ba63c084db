package io.mcphub.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its owner sees it, also in the JSON of {@code GET /integrations}.
 *
 * @param label the owner's name for it, or null
 * @param lastUsedAt when a tool last used it, at most a minute late; null for never
 * @param scopes what the provider granted, as it calls that; empty if it does not tell
 */
public record ConnectionSummary(
        String id,
        @JsonInclude @Nullable String label,
        String account,
        @JsonProperty("default") boolean isDefault,
        String status,
        Instant connectedAt,
        Reach reads,
        Reach writes,
        @Nullable Instant lastUsedAt,
        List<String> scopes) {
    static ConnectionSummary of(ConnectionEntity row) {
        String status = row.status.name().toLowerCase(Locale.ROOT);
        return new ConnectionSummary(row.id, row.label, row.accountName, row.isDefault, status, row.connectedAt, Reach.ofStored(row.reads), Reach.ofStored(row.writes), row.lastUsedAt, scopes(row));
    }

    private static List<String> scopes(ConnectionEntity row) {
        String list = Json.read(row.details).path(Credential.SCOPES).asText();
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    /** Whether its credentials work, as far as the hub knows. */
    public boolean works() {
        return status.equals("ok");
    }
}
