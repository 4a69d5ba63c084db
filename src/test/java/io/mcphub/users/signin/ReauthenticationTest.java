package io.mcphub.users.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.TestAccounts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReauthenticationTest {
    private static final String IP = "192.0.2.7";

    private final TestAccounts accounts = new TestAccounts();
    private final Reauthentication reauthentication = accounts.beans.get(Reauthentication.class);
    private final Caller ada = accounts.caller(accounts.person("ada@example.com", Role.USER));

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void confirmWhenThePasswordIsWrongThenInvalidAndLimitedAfterTen() {
        for (int i = 0; i < 10; i++) {
            HubException refused = refused("not the password");
            assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
            assertThat(refused.field()).hasValue("current_password");
        }

        assertThat(refused(TestAccounts.PASSWORD).problem()).isEqualTo(Problem.RATE_LIMITED);
    }

    @Test
    void confirmWhenNoPasswordIsGivenThenTheSignInStaysAsOldAsItIs() {
        accounts.pass(Duration.ofHours(1));

        Caller confirmed = reauthentication.confirm(ada, null, IP);

        assertThat(catchThrowableOfType(HubException.class, () -> confirmed.requireRecentSignIn(accounts.clock.now())).problem())
                .isEqualTo(Problem.REAUTHENTICATION_REQUIRED);
    }

    @Test
    void confirmWhenThePasswordIsRightThenAuthenticatedNow() {
        accounts.pass(Duration.ofHours(1));

        assertThat(reauthentication.confirm(ada, TestAccounts.PASSWORD, IP).authenticatedAt()).isEqualTo(accounts.clock.now());
    }

    @Test
    void confirmWhenAStrangerWasWrongAtTheSignInThenTheOwnerIsNotLimited() {
        for (int i = 0; i < 12; i++) {
            catchThrowableOfType(HubException.class, () -> accounts.signIn.signIn("ada@example.com", "wrong wrong wrong", new Visitor(IP, null)));
        }

        assertThat(reauthentication.confirm(ada, TestAccounts.PASSWORD, IP).authenticatedAt()).isEqualTo(accounts.clock.now());
    }

    @Test
    void confirmWhenThePasswordIsWrongThenWrittenDownAndTheOwnerIsTold() {
        refused("not the password");

        assertThat(accounts.audit.byStatus()).endsWith("auth.login_failed REFUSED");
        assertThat(accounts.signIn.signIn("ada@example.com", TestAccounts.PASSWORD, new Visitor(IP, null)).failedAttempts()).isEqualTo(1);
    }

    private HubException refused(String password) {
        HubException refused = catchThrowableOfType(HubException.class, () -> reauthentication.confirm(ada, password, IP));
        assertThat(refused).isNotNull();
        return refused;
    }
}
