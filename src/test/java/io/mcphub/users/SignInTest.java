package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String IP = "192.0.2.7";

    private final TestAccounts accounts = new TestAccounts();
    private final SignIn signIn = accounts.signIn;

    @AfterEach
    void close() throws IOException {
        accounts.close();
    }

    @Test
    void signInWhenPasswordIsWrongThenUnauthenticatedAsForUnknownPeople() {
        accounts.person("ada@example.com", Role.USER);

        HubException wrong = refused("ada@example.com", "wrong wrong wrong", IP);
        HubException unknown = refused("nobody@example.com", "wrong wrong wrong", IP);

        assertThat(wrong.problem()).isEqualTo(Problem.UNAUTHENTICATED);
        assertThat(unknown).hasMessage(wrong.getMessage());
        assertThat(accounts.audit.byStatus()).endsWith("auth.login_failed REFUSED", "auth.login_failed REFUSED");
    }

    /** Work is counted, not time: both hash one password, at the same cost, and write one row. */
    @Test
    void signInWhenThePersonIsUnknownThenTheSameWorkAsForAKnownOne() {
        accounts.person("ada@example.com", Role.USER);
        Pbkdf2PasswordHash platform = accounts.passwords.platform;
        List<Integer> hashed = new ArrayList<>();
        accounts.passwords.platform = (Pbkdf2PasswordHash) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Pbkdf2PasswordHash.class}, (proxy, method, arguments) -> {
            hashed.add(((String) arguments[1]).replaceAll("[^:]*$", "").length());
            return method.invoke(platform, arguments);
        });

        refused("ada@example.com", "wrong wrong wrong", IP);
        refused("nobody@example.com", "wrong wrong wrong", IP);

        assertThat(hashed).hasSize(2);
        assertThat(hashed.get(0)).isEqualTo(hashed.get(1));
        assertThat(accounts.audit.byStatus()).endsWith("auth.login_failed REFUSED", "auth.login_failed REFUSED");
    }

    @Test
    void signInWhenTenFailuresThenTheRightPasswordIsLimitedToo() {
        User ada = accounts.person("ada@example.com", Role.USER);
        for (int i = 0; i < 10; i++) {
            assertThat(refused(ada.email(), "wrong wrong wrong", "192.0.2." + i).problem()).isEqualTo(Problem.UNAUTHENTICATED);
        }

        HubException limited = refused("ADA@example.com", TestAccounts.PASSWORD, IP);

        assertThat(limited.problem()).isEqualTo(Problem.RATE_LIMITED);
        assertThat(limited.retryAfter()).isPresent();
    }

    @Test
    void takeWhenThirtyFailuresFromOneIpThenOtherAddressesAreLimited() {
        SignInLimits limits = new SignInLimits();
        for (int i = 0; i < 30; i++) {
            limits.take("person" + i, IP);
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("another", IP)).problem()).isEqualTo(Problem.RATE_LIMITED);
        limits.take("another", "192.0.2.8");
    }

    @Test
    void takeWhenOneHouseholdChangesItsIpv6AddressThenItIsLimitedAllTheSame() {
        SignInLimits limits = new SignInLimits();
        for (int i = 0; i < 30; i++) {
            limits.take("person" + i, "2001:db8:1:2::" + Integer.toHexString(i));
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("another", "2001:db8:1:2:ffff::1")).problem()).isEqualTo(Problem.RATE_LIMITED);
        limits.take("another", "2001:db8:1:3::1");
    }

    @Test
    void takeWhenGivenBackThenSuccessesAreNotCounted() {
        SignInLimits limits = new SignInLimits();

        for (int i = 0; i < 40; i++) {
            limits.take("ada", IP);
            limits.giveBack("ada", IP);
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("ada", IP))).isNull();
    }

    @Test
    void signInWhenPendingThenForbiddenOnlyAfterTheRightPassword() {
        signIn.signUp("new@example.com", TestAccounts.PASSWORD, IP);

        assertThat(refused("new@example.com", "wrong wrong wrong", IP).problem()).isEqualTo(Problem.UNAUTHENTICATED);
        assertThat(refused("new@example.com", TestAccounts.PASSWORD, IP).problem()).isEqualTo(Problem.FORBIDDEN);
    }

    @Test
    void signInWhenRejectedThenTheReasonIsTold() {
        User admin = accounts.person("admin@example.com", Role.ADMIN);
        User ada = accounts.person("ada@example.com", Role.USER);
        accounts.users.change(accounts.caller(admin), ada.id(), new UserChange(Status.REJECTED, "not one of us", null, null));

        assertThat(refused(ada.email(), TestAccounts.PASSWORD, IP).publicDetail()).contains("not one of us");
    }

    @Test
    void signUpWhenAddressIsTakenThenNothingChangesAndNothingIsTold() {
        User ada = accounts.person("ada@example.com", Role.USER);

        signIn.signUp("ADA@example.com", "a different long one", IP);

        assertThat(accounts.users.all(accounts.admin())).containsExactly(ada);
        assertThat(signIn.signIn(ada.email(), TestAccounts.PASSWORD, IP)).isEqualTo(ada);
    }

    @Test
    void signInWhenRightThenThePerson() {
        User ada = accounts.person("ada@example.com", Role.USER);

        assertThat(signIn.signIn(" Ada@Example.com", TestAccounts.PASSWORD, IP)).isEqualTo(ada);
        assertThat(accounts.audit.byStatus()).endsWith("auth.login OK");
    }

    private HubException refused(String email, String password, String ip) {
        HubException refused = catchThrowableOfType(HubException.class, () -> signIn.signIn(email, password, ip));
        assertThat(refused).isNotNull();
        return refused;
    }
}
