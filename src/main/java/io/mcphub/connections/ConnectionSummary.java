package io.mcphub.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A connection as its owner sees it; wire form of {@code GET /integrations}. */
public record ConnectionSummary(
        String id,
        @Nullable String label,
        String account,
        @JsonProperty("default") boolean isDefault,
        String status,
        Instant connectedAt) {}
