package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.mcphub.access.Role;
import io.mcphub.platform.StartRefusal;
import io.mcphub.users.User;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rotation under a clock that we move. */
class SigningKeysTest {
    private static final String NEXT = "the next secret of 32 characters or more";

    private final TestTokens tokens = new TestTokens();
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);
    private final SigningKeys keys = tokens.signingKeys;

    @AfterEach
    void close() throws IOException {
        tokens.close();
    }

    @Test
    void keyWhenYoungerThanNinetyDaysThenStays() throws ParseException {
        String first = keys.current().getKeyID();
        pass(Duration.ofDays(90).minusSeconds(1));

        assertThat(keys.current().getKeyID()).isEqualTo(first);
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void keyWhenNinetyDaysOldThenTheNextIsPublishedBeforeItSigns() throws ParseException {
        String first = keys.current().getKeyID();
        pass(SigningKeys.LIFE);

        assertThat(published()).isEqualTo(2);
        assertThat(keys.current().getKeyID()).as("others may still keep the old set").isEqualTo(first);

        pass(SigningKeys.PUBLISHED_FIRST);
        assertThat(keys.current().getKeyID()).isNotEqualTo(first);
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void tokenWhenTheKeyIsRotatedThenNobodyIsSignedOut() {
        pass(SigningKeys.LIFE);
        pass(SigningKeys.PUBLISHED_FIRST.minusSeconds(1));
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        pass(Duration.ofSeconds(1));
        String next = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();

        pass(Duration.ofMinutes(14));

        assertThat(tokens.loginTokens.verify(token)).isPresent();
        assertThat(tokens.loginTokens.verify(next)).isPresent();
    }

    @Test
    void keyWhenItsLastTokenHasExpiredThenForgottenAndNotAMomentSooner() throws ParseException {
        tokens.accounts.environment.put("ACCESS_TOKEN_EXPIRE_MINUTES", "2880");
        String first = keys.current().getKeyID();
        pass(SigningKeys.LIFE);
        pass(SigningKeys.PUBLISHED_FIRST.minusSeconds(1));
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();

        pass(Duration.ofDays(2));
        assertThat(keys.find(first)).isPresent();
        assertThat(tokens.loginTokens.verify(token)).as("expired by its own time").isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(keys.find(first)).isEmpty();
        assertThat(published()).isEqualTo(1);
        assertThat(tokens.signingKeys().find(first)).isEmpty();
    }

    @Test
    void keyWhenAnotherNodeMadeItThenFoundAndRotatedOnce() throws ParseException {
        SigningKeys other = tokens.signingKeys();
        other.load();
        pass(SigningKeys.LIFE);
        String made = JWKSet.parse(keys.publicSet()).getKeys().stream().map(JWK::getKeyID).filter(kid -> !kid.equals(keys.current().getKeyID())).findFirst().orElseThrow();

        assertThat(other.find(made)).isPresent();
        other.rotate();
        assertThat(JWKSet.parse(other.publicSet()).getKeys()).hasSize(2);
    }

    @Test
    void loadWhenOtherNodesHaveAnotherSecretThenTheStartIsRefused() {
        tokens.accounts.environment.put("JWT_SECRET", "another secret of 32 characters or more");
        SigningKeys other = tokens.signingKeys();
        other.nodes.seen(2);

        assertThatThrownBy(other::load).isInstanceOf(StartRefusal.class).hasMessageContaining("JWT_SECRET is not the one of the other nodes");
    }

    @Test
    void rotationWhenTheHubRestartsInBetweenThenTheSame() throws ParseException {
        String first = keys.current().getKeyID();
        pass(SigningKeys.LIFE);
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();

        SigningKeys restarted = tokens.signingKeys();
        restarted.load();

        assertThat(restarted.current().getKeyID()).isEqualTo(first);
        assertThat(JWKSet.parse(restarted.publicSet()).getKeys()).hasSize(2);
        assertThat(restarted.publicSet()).doesNotContain("\"d\"");
        assertThat(tokens.loginTokens.verify(token)).isPresent();
    }

    @Test
    void rotationWhenTheHubSleptForYearsThenOneNewKeySignsAndTheOldVerifyNothing() throws ParseException {
        String first = keys.current().getKeyID();
        tokens.accounts.pass(Duration.ofDays(1000));

        SigningKeys restarted = tokens.signingKeys();
        restarted.load();
        restarted.load();
        assertThat(JWKSet.parse(restarted.publicSet()).getKeys()).as("the old one may sign until the new one is known").hasSize(2);

        tokens.accounts.pass(Duration.ofDays(2));
        restarted.rotate();
        assertThat(restarted.current().getKeyID()).isNotEqualTo(first);
        assertThat(JWKSet.parse(restarted.publicSet()).getKeys()).hasSize(1);
    }

    @Test
    void secretWhenChangedThenOldTokensEndAndWhenChangedBackTheyLive() throws ParseException {
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        tokens.accounts.environment.put("JWT_SECRET", "another-secret-of-32-characters-x");
        keys.load();

        assertThat(tokens.loginTokens.verify(token)).isEmpty();
        assertThat(published()).isEqualTo(1);
        assertThat(tokens.loginTokens.verify(tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal())).isPresent();

        tokens.accounts.environment.put("JWT_SECRET", "0123456789abcdef0123456789abcdef");
        keys.load();
        assertThat(tokens.loginTokens.verify(token)).isPresent();
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void secretWhenChangedInTwoStepsThenTokensLiveAndTheOldOneIsNotNeededAnyMore() {
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        String old = tokens.accounts.environment.get("JWT_SECRET");
        tokens.accounts.environment.putAll(Map.of("JWT_SECRET", NEXT, "JWT_SECRET_PREVIOUS", old));
        keys.load();
        assertThat(tokens.loginTokens.verify(token)).isPresent();

        tokens.accounts.environment.remove("JWT_SECRET_PREVIOUS");
        tokens.accounts.restarted();
        SigningKeys restarted = tokens.signingKeys();
        restarted.load();

        assertThat(restarted.find(keys.current().getKeyID())).isPresent();
    }

    private int published() throws ParseException {
        return JWKSet.parse(keys.publicSet()).getKeys().size();
    }

    private void pass(Duration time) {
        tokens.accounts.pass(time);
        keys.rotate();
    }
}
