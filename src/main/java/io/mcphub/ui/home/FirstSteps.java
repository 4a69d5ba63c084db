package io.mcphub.ui.home;

import io.mcphub.access.Caller;
import io.mcphub.audit.CallCounts;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.connections.Connections;
import io.mcphub.platform.FreshCache;
import io.mcphub.tokens.PersonalAccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What a new member has done so far; at most five seconds old, because every open page asks. */
@ApplicationScoped
public class FirstSteps {
    @Inject
    Connections connections;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    AuthorizedApps apps;

    @Inject
    CallCounts calls;

    private final FreshCache<Caller, Done> known = new FreshCache<>(Duration.ofSeconds(5), 10_000, this::look);

    /**
     * The steps.
     *
     * @param account whether an account is connected
     * @param ai whether an MCP client has a token or is authorised
     * @param call whether a tool was called
     */
    public record Done(boolean account, boolean ai, boolean call) {
        /** Whether nothing is left to do. */
        public boolean all() {
            return account && ai && call;
        }
    }

    /** The steps of the caller. */
    public Done of(Caller caller) {
        return known.get(caller);
    }

    private Done look(Caller caller) {
        boolean ai = !tokens.list(caller.userId()).isEmpty() || !apps.list(caller.userId()).isEmpty();
        return new Done(!connections.connected(caller.userId()).isEmpty(), ai, calls.any(caller));
    }
}
