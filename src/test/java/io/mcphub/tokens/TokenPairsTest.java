package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.User;
import io.mcphub.users.signin.Authentication;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenPairsTest {
    private final TestTokens tokens = new TestTokens();
    private final TokenPairs pairs = tokens.accounts.beans.get(TokenPairs.class);
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);

    @AfterEach
    void close() {
        tokens.close();
    }

    @Test
    void endWhenOnlyTheRefreshTokenIsShownThenItsLoginTokenEndsAtOnce() {
        TokenPair pair = begin();
        assertThat(opens(pair)).isTrue();

        pairs.end(pair.refreshToken().reveal(), Optional.empty());

        assertThat(opens(pair)).isFalse();
        assertThat(renews(pair)).isFalse();
    }

    @Test
    void endWhenTheTwoAreOfDifferentSignInsThenBothEndAndAThirdLives() {
        TokenPair first = begin();
        TokenPair second = begin();
        TokenPair third = begin();

        pairs.end(first.refreshToken().reveal(), Optional.of(second.accessToken().reveal()));

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
        assertThat(renews(second)).isFalse();
        assertThat(opens(third)).isTrue();
    }

    @Test
    void endWhenNothingIsOursThenNothingHappens() {
        TokenPair pair = begin();

        pairs.end("x", Optional.of("Basic x"));

        assertThat(opens(pair)).isTrue();
    }

    @Test
    void refreshThenTheNextPairOfTheSameSignInAndTheOldRefreshTokenEndsBoth() {
        TokenPair first = begin();
        TokenPair next = pairs.refresh(first.refreshToken().reveal());
        assertThat(opens(next)).isTrue();

        assertThat(renews(first)).isFalse();

        assertThat(opens(next)).isFalse();
    }

    /** Verifying a password takes long enough for a change in between. */
    @Test
    void beginWhenThePasswordChangedAfterTheSignInThenRefused() {
        Authentication proved = tokens.accounts.authentication(ada);
        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "another long secret", true);

        assertThat(catchThrowableOfType(HubException.class, () -> pairs.begin(proved)).problem()).isEqualTo(Problem.UNAUTHENTICATED);
    }

    private TokenPair begin() {
        return pairs.begin(tokens.accounts.authentication(ada));
    }

    private boolean opens(TokenPair pair) {
        return tokens.loginTokens.verify(pair.accessToken().reveal()).isPresent();
    }

    private boolean renews(TokenPair pair) {
        return catchThrowableOfType(HubException.class, () -> pairs.refresh(pair.refreshToken().reveal())) == null;
    }
}
