package io.mcphub.ui;

import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.Way;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An integration on the connections page.
 *
 * @param integration the integration with the caller's accounts
 * @param oauth whether signing in at the provider works now
 * @param reason why it does not: {@code https_required} or {@code not_configured}; empty if it works or is not offered
 */
public record IntegrationRow(IntegrationSummary integration, boolean oauth, String reason) {
    static IntegrationRow of(IntegrationSummary integration, boolean reachable, boolean oauthConfigured) {
        if (!integration.connect().contains("oauth")) {
            return new IntegrationRow(integration, false, "");
        }
        // Checked first, because without https the provider's credentials would not help.
        String reason = !reachable ? "https_required" : oauthConfigured ? "" : "not_configured";
        return new IntegrationRow(integration, reason.isEmpty(), reason);
    }

    /** Whether a token can be pasted. */
    public boolean token() {
        return integration.connect().contains("token");
    }

    /** Ways to connect besides signing in at the provider and pasting a token. */
    public List<Way> otherWays() {
        return integration.ways().stream().filter(way -> !way.id().equals(Way.OAUTH) && !way.id().equals(Way.TOKEN)).toList();
    }

    /** Whether it needs no account, like the hub's own tools. */
    public boolean builtIn() {
        return integration.connect().contains(Way.NONE);
    }

    public String id() {
        return integration.id();
    }

    public String name() {
        return integration.displayName();
    }

    public List<ConnectionSummary> accounts() {
        return integration.connections();
    }

    /** The date of an instant, for people. */
    public String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Whether the account must be connected again. */
    public boolean broken(ConnectionSummary account) {
        return !account.status().equals("ok");
    }
}
