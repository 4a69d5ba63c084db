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
 * @param oauth whether the link to the provider works now
 * @param reason why it does not: {@code https_required} or {@code not_configured}; empty if it does, or if there is none
 */
public record IntegrationRow(IntegrationSummary integration, boolean oauth, String reason) {
    static IntegrationRow of(IntegrationSummary integration, boolean reachable, boolean oauthConfigured) {
        if (!integration.connect().contains("oauth")) {
            return new IntegrationRow(integration, false, "");
        }
        // Without https no credentials would help, so that comes first.
        String reason = !reachable ? "https_required" : oauthConfigured ? "" : "not_configured";
        return new IntegrationRow(integration, reason.isEmpty(), reason);
    }

    /** Whether a token can be pasted. */
    public boolean token() {
        return integration.connect().contains("token");
    }

    /** The ways that are neither a link to the provider nor a pasted token. */
    public List<Way> otherWays() {
        return integration.ways().stream().filter(way -> !way.id().equals(Way.OAUTH) && !way.id().equals(Way.TOKEN)).toList();
    }

    /** Whether there is nothing to connect: the hub's own tools. */
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

    /** The day of an instant, for people. */
    public String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Whether the person must connect this account anew. */
    public boolean broken(ConnectionSummary account) {
        return !account.status().equals("ok");
    }
}
