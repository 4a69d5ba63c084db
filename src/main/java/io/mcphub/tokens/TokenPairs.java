package io.mcphub.tokens;

import io.mcphub.users.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sign-ins of scripts: a login token and a refresh token, which begin, go on and end together. */
@ApplicationScoped
public class TokenPairs {
    @Inject
    LoginTokens loginTokens;

    @Inject
    RefreshTokens refreshTokens;

    /** The first pair of a person who has just signed in. */
    public TokenPair begin(Entry entry) {
        RefreshTokens.Issued issued = refreshTokens.issue(entry);
        LoginTokens.Issued login = loginTokens.issue(entry.user(), issued.session());
        return new TokenPair(login.token(), login.expiresIn(), issued.token());
    }

    /** The next pair, of the same sign-in; {@code UNAUTHENTICATED} if the refresh token is good for none. */
    public TokenPair refresh(String refreshToken) {
        RefreshTokens.Rotated rotated = refreshTokens.rotate(refreshToken);
        LoginTokens.Issued login = loginTokens.issue(rotated.user(), rotated.session());
        return new TokenPair(login.token(), login.expiresIn(), rotated.next());
    }

    /** Ends the sign-ins that the two follow from, whole; nothing happens for what is not ours. */
    public void end(String refreshToken, Optional<String> loginToken) {
        refreshTokens.revoke(refreshToken);
        loginToken.ifPresent(loginTokens::end);
    }
}
