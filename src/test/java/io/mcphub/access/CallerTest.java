package io.mcphub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Caller TOKEN =
            new Caller("u", Role.ADMIN, Caller.Credential.PERSONAL_TOKEN, "t", null, Allowance.ALL, Set.of(), NOW);

    @Test
    void recentSignInWhenNobodyEverSignedInForTheCredentialThenRequired() {
        assertThat(catchThrowableOfType(HubException.class, () -> TOKEN.requireRecentSignIn(NOW)).problem()).isEqualTo(Problem.REAUTHENTICATION_REQUIRED);
        TOKEN.authenticated(NOW).requireRecentSignIn(NOW.plusSeconds(3599));
    }

    @Test
    void matterOfAPersonWhenOfAnotherThenOnlyForAdmins() {
        Caller member = Caller.person("u", Role.USER, Caller.Credential.SESSION, "s", NOW);

        member.requireAdminOr("u");
        TOKEN.requireAdminOr("somebody-else");
        assertThat(catchThrowableOfType(HubException.class, () -> member.requireAdminOr("somebody-else")).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void expiryWhenTheMomentHasComeThenExpired() {
        assertThat(TOKEN.hasExpired(NOW.minusMillis(1))).isFalse();
        assertThat(TOKEN.hasExpired(NOW)).isTrue();
    }
}
