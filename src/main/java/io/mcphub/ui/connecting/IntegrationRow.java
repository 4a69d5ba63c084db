package io.mcphub.ui.connecting;

import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.Way;
import java.util.Comparator;
import java.util.List;

/**
 * An integration on the connections page.
 *
 * @param integration the integration with the caller's accounts
 */
public record IntegrationRow(IntegrationSummary integration) {
    /** What has accounts comes first, then what can be connected now; what needs no account comes last. */
    static final Comparator<IntegrationRow> ORDER = Comparator.comparing(IntegrationRow::builtIn)
            .thenComparing(row -> row.accounts().isEmpty())
            .thenComparing(row -> !row.usable());

    /** Whether signing in at the provider works now. */
    public boolean oauth() {
        return signsIn() && integration.problem() == null;
    }

    /** What an admin can mend: the end of a text's key; empty if every way works. */
    public String problem() {
        return integration.problem() == null ? "" : signsIn() ? integration.problem().code() : "setup";
    }

    private boolean signsIn() {
        return integration.connect().contains(Way.OAUTH);
    }

    /** Whether an account can be connected now, in any way. */
    public boolean usable() {
        return oauth() || integration.configured() && !builtIn();
    }

    /** Whether a token can be pasted now. */
    public boolean token() {
        return integration.configured() && integration.connect().contains(Way.TOKEN);
    }

    /** Whether pasting a token is the first way that works now. */
    public boolean tokenFirst() {
        return token() && !oauth() && otherWays().isEmpty();
    }

    /** Ways to connect that work now, besides signing in at the provider and pasting a token. */
    public List<Way> otherWays() {
        return !integration.configured() ? List.of() : integration.ways().stream().filter(way -> !way.id().equals(Way.OAUTH) && !way.id().equals(Way.TOKEN)).toList();
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

    /** Whether the account must be connected again. */
    public boolean broken(ConnectionSummary account) {
        return !account.works();
    }
}
