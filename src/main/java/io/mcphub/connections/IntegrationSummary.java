package io.mcphub.connections;

import java.util.List;

/** An integration with the caller's connections; wire form of {@code GET /integrations}. */
public record IntegrationSummary(
        String id,
        String displayName,
        String description,
        List<String> connect,
        boolean configured,
        List<ConnectionSummary> connections) {}
