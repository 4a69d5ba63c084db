package io.mcphub.tokens;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Refresh tokens: each works once and yields its successor; presenting a used one ends the whole family, because then
 * two parties hold it (RFC 9700 §4.14.2). There is no grace period.
 */
@ApplicationScoped
public class RefreshTokens {
    @Inject
    RefreshTokenStore store;

    @Inject
    Users users;

    @Inject
    HubConfig config;

    /** Who refreshed, and the next token. */
    public record Rotated(User user, Secret next) {}

    /** The first token of a new family. */
    public Secret issue(String userId) {
        Secret token = Secret.of(Keys.random());
        store.begin(Keys.hash(token.reveal()), userId, config.refreshTokenLifetime());
        return token;
    }

    /** {@code UNAUTHENTICATED} if the token is unknown, used, revoked or expired, or if its owner may not enter. */
    public Rotated rotate(String token) {
        Secret next = Secret.of(Keys.random());
        Optional<User> user = store.rotate(Keys.hash(token), Keys.hash(next.reveal()), config.refreshTokenLifetime()).flatMap(users::mayEnter);
        if (user.isEmpty()) {
            store.revoke(Keys.hash(token));
            throw HubException.of(Problem.UNAUTHENTICATED, "The refresh token is not valid any more. Sign in again.");
        }
        return new Rotated(user.get(), next);
    }

    /** Ends the family of a token; does nothing if there is no such token. */
    public void revoke(String token) {
        store.revoke(Keys.hash(token));
    }
}
