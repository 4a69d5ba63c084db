package io.mcphub.connections;

import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An integration with the caller's connections; one element of {@code GET /integrations}.
 *
 * @param connect the ids of the ways to connect, or {@code none}
 * @param ways the same ways with labels for people
 * @param problem what is missing before every way works; null if nothing is
 */
public record IntegrationSummary(
        String id,
        String displayName,
        String description,
        List<String> connect,
        List<Way> ways,
        boolean configured,
        @Nullable ConnectProblem problem,
        List<ConnectionSummary> connections) {}
