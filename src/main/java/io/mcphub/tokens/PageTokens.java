package io.mcphub.tokens;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Login tokens for the scripts of a page, because the REST API takes no cookie. They live minutes and cannot be renewed. */
@ApplicationScoped
public class PageTokens {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    @Inject
    LoginTokens loginTokens;

    @Inject
    RefreshTokenStore store;

    @Inject
    Users users;

    /**
     * A token for the person behind a page's session. It proves a fresh sign-in only as long as the session does. Throws
     * {@code FORBIDDEN} for any other credential.
     */
    public LoginTokens.Issued issue(Caller page) {
        if (page.credential() != Caller.Credential.SESSION || page.authenticatedAt() == null) {
            throw HubException.of(Problem.FORBIDDEN, "Only a page of the hub gets such a token.");
        }
        LoginSession session = store.lend(page.userId(), page.authenticatedAt(), LIFETIME);
        return loginTokens.issue(users.mayEnter(page.userId()).orElseThrow(() -> HubException.of(Problem.UNAUTHENTICATED, "Sign in again.")), session, LIFETIME);
    }
}
