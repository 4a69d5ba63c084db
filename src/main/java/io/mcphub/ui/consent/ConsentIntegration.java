package io.mcphub.ui.consent;

import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.IntegrationSummary;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An integration on the consent page, with the accounts that the app would reach.
 *
 * @param id the integration's id
 * @param name its name
 * @param accounts the names of the accounts
 */
public record ConsentIntegration(String id, String name, String accounts) {
    /** The row; empty unless the person has a working account there. */
    static Optional<ConsentIntegration> of(IntegrationSummary integration) {
        String accounts = integration.connections().stream().filter(ConnectionSummary::works).map(ConnectionSummary::account).collect(Collectors.joining(", "));
        return accounts.isEmpty() ? Optional.empty() : Optional.of(new ConsentIntegration(integration.id(), integration.displayName(), accounts));
    }
}
