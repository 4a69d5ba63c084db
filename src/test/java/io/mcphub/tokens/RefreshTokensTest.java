package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private final TestTokens tokens = new TestTokens();
    private final RefreshTokens refresh = tokens.refreshTokens;
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);
    private final String first = refresh.issue(tokens.accounts.authentication(ada)).token().reveal();

    @AfterEach
    void close() throws IOException {
        tokens.close();
    }

    @Test
    void rotateWhenReusedThenTheWholeFamilyEnds() {
        String second = refresh.rotate(first).next().reveal();
        String third = refresh.rotate(second).next().reveal();

        assertRefused(first);

        assertRefused(third);
    }

    @Test
    void rotateWhenReusedThenAnotherFamilyLives() {
        String other = refresh.issue(tokens.accounts.authentication(ada)).token().reveal();
        refresh.rotate(first);
        assertRefused(first);

        assertThat(refresh.rotate(other).user()).isEqualTo(ada);
    }

    @Test
    void rotateWhenUnknownThenRefused() {
        assertRefused("unknown");
    }

    @Test
    void rotateWhenExpiredThenRefused() {
        tokens.accounts.pass(Duration.ofDays(30));

        assertRefused(first);
    }

    @Test
    void rotateWhenLoggedOutThenRefused() {
        String second = refresh.rotate(first).next().reveal();

        refresh.revoke(second);

        assertRefused(second);
    }

    @Test
    void rotateWhenPersonIsBlockedThenRefusedForGood() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));
        assertRefused(first);

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, true, null));

        assertRefused(first);
    }

    @Test
    void rotateWhenPasswordChangedThenRefused() {
        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "another long secret", false);

        assertRefused(first);
    }

    @Test
    void rotateThenAnotherTokenOfTheSamePerson() {
        RefreshTokens.Rotated rotated = refresh.rotate(first);

        assertThat(rotated.user()).isEqualTo(ada);
        assertThat(rotated.next().reveal()).isNotEqualTo(first);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> refresh.rotate(token)).isInstanceOf(HubException.class).hasMessageContaining("UNAUTHENTICATED");
    }
}
