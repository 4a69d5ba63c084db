package io.mcphub.ui.tokens;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** The page {@code /tokens}: everything that may act for the person, and how to end it. */
@Named
@RequestScoped
public class TokensView {
    private static final Set<String> DONE = Set.of("renamed", "revoked", "deleted", "ended");

    @Inject
    CurrentCaller caller;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    ApiClients clients;

    @Inject
    AuthorizedApps apps;

    @Inject
    HubClock clock;

    @Inject
    Browser browser;

    /** The person's tokens, newest last. */
    public List<PersonalToken> getTokens() {
        return tokens.list(me());
    }

    /** The person's API clients. */
    public List<ApiClient> getClients() {
        return clients.list(caller.get(), me());
    }

    /** The apps that the person has allowed. */
    public List<AuthorizedApp> getApps() {
        return apps.list(me());
    }

    /** Whether a token has ended by itself. */
    public boolean over(PersonalToken token) {
        return token.expiresAt() != null && !clock.now().isBefore(token.expiresAt());
    }

    /** Which form the address asks to open: {@code token}, {@code client}, or none. */
    public String getOpen() {
        String wanted = browser.parameter("new");
        return wanted == null ? "" : wanted;
    }

    /** What was just done: the end of a text's key, or empty. */
    public String getDone() {
        return browser.receipt(caller.get()).map(Receipt::what).filter(DONE::contains).orElse("");
    }

    /** Gives a token the name that its form has. */
    public void rename(String id) {
        String name = browser.parameter("new-name");
        act("rename-" + id, "renamed", () -> tokens.rename(me(), id, name == null ? "" : name));
    }

    /** Ends a token. */
    public void revoke(String id) {
        act("revoke-" + id, "revoked", () -> tokens.revoke(me(), id));
    }

    /** Deletes an API client with everything that it got. */
    public void delete(String id) {
        act("delete-" + id, "deleted", () -> clients.delete(caller.get(), me(), id));
    }

    /** Ends what an app may do. The form names the app, because its id may be an address. */
    public void end() {
        String app = browser.parameter("app");
        act("apps", "ended", () -> apps.end(me(), app == null ? "" : app));
    }

    private void act(String form, String done, Runnable work) {
        try {
            work.run();
            browser.goTo(caller.get(), "/tokens", new Receipt(done, ""));
        } catch (HubException refused) {
            browser.tell(form, refused);
        }
    }

    private String me() {
        return caller.get().userId();
    }
}
