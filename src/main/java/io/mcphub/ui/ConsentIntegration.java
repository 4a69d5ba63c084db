package io.mcphub.ui;

import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.IntegrationSummary;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An integration on the consent page, with the accounts that an app would reach.
 *
 * @param accounts names of the accounts, for a person to recognise
 */
public record ConsentIntegration(String id, String name, String accounts) {
    /** The row, if the person has connected the integration and it works. */
    static Optional<ConsentIntegration> of(IntegrationSummary integration) {
        String accounts = integration.connections().stream().filter(ConnectionSummary::works).map(ConnectionSummary::account).collect(Collectors.joining(", "));
        return accounts.isEmpty() ? Optional.empty() : Optional.of(new ConsentIntegration(integration.id(), integration.displayName(), accounts));
    }
}
