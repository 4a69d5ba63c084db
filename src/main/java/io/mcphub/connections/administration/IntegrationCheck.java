package io.mcphub.connections.administration;

import io.mcphub.connections.connectors.ConnectProblem;
import java.util.List;

/**
 * The result of a check.
 *
 * @param asked whether the provider was asked; if not, the first person who signs in there is the proof
 * @param problems what is wrong; empty if nothing
 */
public record IntegrationCheck(boolean asked, List<ConnectProblem> problems) {}
