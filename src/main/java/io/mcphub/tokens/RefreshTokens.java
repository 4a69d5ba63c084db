package io.mcphub.tokens;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.User;
import io.mcphub.users.signin.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Refresh tokens of scripts. Each works once and gives a successor. Using one twice ends the whole family, because then two parties
 * have it (RFC 9700 §4.14.2). There is no grace period.
 */
@ApplicationScoped
public class RefreshTokens {
    @Inject
    RefreshTokenStore store;

    @Inject
    LoginSessions sessions;

    @Inject
    HubConfig config;

    /** A sign-in and its first token. */
    public record Issued(LoginSession session, Secret token) {}

    /**
     * A refreshed sign-in.
     *
     * @param user the person
     * @param session their sign-in
     * @param next the next refresh token
     */
    public record Rotated(User user, LoginSession session, Secret next) {}

    /** The first token of a new family. */
    public Issued issue(Authentication authentication) {
        Secret token = Secret.of(Keys.random());
        return new Issued(store.begin(Keys.hash(token.reveal()), authentication, config.refreshTokenLifetime()), token);
    }

    /** Replaces a token. Throws {@code UNAUTHENTICATED} if it is unknown, used, revoked or expired, or if its owner may not enter. */
    public Rotated rotate(String token) {
        Secret next = Secret.of(Keys.random());
        return store.rotate(Keys.hash(token), Keys.hash(next.reveal()), config.refreshTokenLifetime())
                .flatMap(session -> sessions.mayEnter(session.id(), session.userId()).map(user -> new Rotated(user, session, next)))
                .orElseThrow(() -> refused(token));
    }

    /** Ends the family of a token and its login tokens. Does nothing if there is no such token. */
    public void revoke(String token) {
        store.familyOf(Keys.hash(token)).ifPresent(sessions::end);
    }

    private HubException refused(String token) {
        revoke(token);
        return HubException.of(Problem.UNAUTHENTICATED, "The refresh token is not valid any more. Sign in again.");
    }
}
