package io.mcphub.tokens;

import io.mcphub.users.signin.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sign-ins of scripts: a login token and a refresh token that start, continue and end together. */
@ApplicationScoped
public class TokenPairs {
    @Inject
    LoginTokens loginTokens;

    @Inject
    RefreshTokens refreshTokens;

    /** The first pair, for a person who has just signed in. */
    public TokenPair begin(Authentication authentication) {
        RefreshTokens.Issued issued = refreshTokens.issue(authentication);
        LoginTokens.Issued login = loginTokens.issue(authentication.user(), issued.session());
        return new TokenPair(login.token(), login.expiresIn(), issued.token());
    }

    /** The next pair of the same sign-in. Throws {@code UNAUTHENTICATED} if the refresh token is not valid. */
    public TokenPair refresh(String refreshToken) {
        RefreshTokens.Rotated rotated = refreshTokens.rotate(refreshToken);
        LoginTokens.Issued login = loginTokens.issue(rotated.user(), rotated.session());
        return new TokenPair(login.token(), login.expiresIn(), rotated.next());
    }

    /** Ends the sign-ins of both tokens. Ignores tokens that the hub did not issue. */
    public void end(String refreshToken, Optional<String> loginToken) {
        refreshTokens.revoke(refreshToken);
        loginToken.ifPresent(loginTokens::end);
    }
}
