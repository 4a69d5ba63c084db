package io.mcphub.ui.connecting;

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
 */
public record IntegrationRow(IntegrationSummary integration) {
    /** Whether signing in at the provider works now. */
    public boolean oauth() {
        return signsIn() && integration.problem() == null;
    }

    /** Why signing in does not work: the end of a text's key; empty if it works or is not offered. */
    public String reason() {
        return signsIn() && integration.problem() != null ? integration.problem().code() : "";
    }

    private boolean signsIn() {
        return integration.connect().contains(Way.OAUTH);
    }

    /** Whether a token can be pasted. */
    public boolean token() {
        return integration.connect().contains(Way.TOKEN);
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
        return !account.works();
    }
}
