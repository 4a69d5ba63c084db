package io.mcphub.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.connections.credentials.WritePolicy;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its owner sees it, also in the JSON of {@code GET /integrations}.
 *
 * @param label the owner's name for it, or null
 */
public record ConnectionSummary(
        String id,
        @JsonInclude @Nullable String label,
        String account,
        @JsonProperty("default") boolean isDefault,
        String status,
        Instant connectedAt,
        WritePolicy writes) {
    static ConnectionSummary of(ConnectionEntity row) {
        String status = row.status.name().toLowerCase(Locale.ROOT);
        return new ConnectionSummary(row.id, row.label, row.accountName, row.isDefault, status, row.connectedAt, WritePolicy.ofStored(row.writes));
    }

    /** Whether its credentials work, as far as the hub knows. */
    public boolean works() {
        return status.equals("ok");
    }
}
