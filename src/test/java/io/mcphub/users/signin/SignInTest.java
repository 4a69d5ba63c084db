package io.mcphub.users.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.Status;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.passwords.QuickPasswords;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final String IP = "192.0.2.7";

    private final TestAccounts accounts = new TestAccounts();
    private final SignIn signIn = accounts.signIn;
    private final SignUp signUp = accounts.beans.get(SignUp.class);

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

    /** Counts work instead of time: in both cases one password is hashed at the same cost and one row is written. */
    @Test
    void signInWhenThePersonIsUnknownThenTheSameWorkAsForAKnownOne() {
        accounts.person("ada@example.com", Role.USER);
        List<Integer> hashed = new ArrayList<>();
        QuickPasswords.wrap(accounts.passwords, platform -> (Pbkdf2PasswordHash) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Pbkdf2PasswordHash.class}, (proxy, method, arguments) -> {
            hashed.add(((String) arguments[1]).replaceAll("[^:]*$", "").length());
            return method.invoke(platform, arguments);
        }));

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
        SignInLimits limits = accounts.beans.get(SignInLimits.class);
        for (int i = 0; i < 30; i++) {
            limits.take("person" + i, IP);
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("another", IP)).problem()).isEqualTo(Problem.RATE_LIMITED);
        limits.take("another", "192.0.2.8");
    }

    @Test
    void takeWhenOneHouseholdChangesItsIpv6AddressThenItIsLimitedAllTheSame() {
        SignInLimits limits = accounts.beans.get(SignInLimits.class);
        for (int i = 0; i < 30; i++) {
            limits.take("person" + i, "2001:db8:1:2::" + Integer.toHexString(i));
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("another", "2001:db8:1:2:ffff::1")).problem()).isEqualTo(Problem.RATE_LIMITED);
        limits.take("another", "2001:db8:1:3::1");
    }

    @Test
    void takeWhenGivenBackThenSuccessesAreNotCounted() {
        SignInLimits limits = accounts.beans.get(SignInLimits.class);

        for (int i = 0; i < 40; i++) {
            limits.take("ada", IP);
            limits.giveBack("ada", IP);
        }

        assertThat(catchThrowableOfType(HubException.class, () -> limits.take("ada", IP))).isNull();
    }

    @Test
    void signInWhenPendingThenForbiddenOnlyAfterTheRightPassword() {
        signUp.signUp("new@example.com", TestAccounts.PASSWORD, IP);

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

        signUp.signUp("ADA@example.com", "a different long one", IP);

        assertThat(accounts.everybody()).containsExactly(ada);
        assertThat(signIn.signIn(ada.email(), TestAccounts.PASSWORD, new Visitor(IP, null)).user()).isEqualTo(ada);
    }

    @Test
    void signInWhenRightThenThePerson() {
        User ada = accounts.person("ada@example.com", Role.USER);

        assertThat(signIn.signIn(" Ada@Example.com", TestAccounts.PASSWORD, new Visitor(IP, null)).user()).isEqualTo(ada);
        assertThat(accounts.audit.byStatus()).endsWith("auth.login OK");
    }

    @Test
    void signInWhenAStrangerElsewhereIsWrongTenTimesThenTheOwnerEntersAndIsTold() {
        User ada = accounts.person("ada@example.com", Role.USER);
        for (int i = 0; i < 10; i++) {
            refused(ada.email(), "wrong wrong wrong", "203.0.113." + i);
        }
        assertThat(refused(ada.email(), "wrong wrong wrong", "203.0.113.99").problem()).isEqualTo(Problem.RATE_LIMITED);

        assertThat(signIn.signIn(ada.email(), TestAccounts.PASSWORD, new Visitor(IP, null)).failedAttempts()).isEqualTo(10);
        assertThat(signIn.signIn(ada.email(), TestAccounts.PASSWORD, new Visitor(IP, null)).failedAttempts()).isZero();
    }

    @Test
    void signInWhenTheBrowserIsKnownThenAStrangerInItsNetworkDoesNotLockItOut() {
        User ada = accounts.person("ada@example.com", Role.USER);
        User eve = accounts.person("eve@example.com", Role.USER);
        String browser = signIn.signIn(ada.email(), TestAccounts.PASSWORD, new Visitor(IP, null)).browser().reveal();
        String hers = signIn.signIn(eve.email(), TestAccounts.PASSWORD, new Visitor(IP, null)).browser().reveal();
        for (int i = 0; i < 10; i++) {
            refused(ada.email(), "wrong wrong wrong", IP);
        }

        assertThat(limited(ada, hers)).isTrue();
        assertThat(limited(ada, "x" + browser)).isTrue();
        assertThat(limited(ada, browser)).isFalse();
        accounts.users.changePassword(accounts.caller(ada), "another long secret", false);
        assertThat(limited(ada, browser)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<b>ada</b>@example.com", "\"ada\"@example.com", "ada@<i>example.com", "ada@example", "ada@exa mple.com", "ada@-example.com", "ada@example-.com",
        ".ada@example.com", "ada..b@example.com", "ada.@example.com", "ada@example..com", "ada@[192.0.2.1]", "ada@@example.com", "ada\u202e@example.com",
        "ada\u200b@example.com", "ada\u0007@example.com", "@example.com", "ada@"
    })
    void signUpWhenItIsNoRealAddressThenInvalidAndNobodyIsMade(String email) {
        HubException refused = catchThrowableOfType(HubException.class, () -> signUp.signUp(email, TestAccounts.PASSWORD, IP));

        assertThat(refused.field()).hasValue("email");
        assertThat(accounts.everybody()).isEmpty();
    }

    @Test
    void signUpWhenAnotherAlphabetLooksLikeOursThenTheListSaysSo() {
        signUp.signUp("o'brien+hub@mail.example.com", TestAccounts.PASSWORD, IP);
        signUp.signUp("j\u00fcrgen@example.com", TestAccounts.PASSWORD, IP);
        signUp.signUp("\u0430da@example.com", TestAccounts.PASSWORD, IP);
        signUp.signUp("li\u0307sa@example.com", TestAccounts.PASSWORD, IP);
        signUp.signUp("ada@xn--80ak6aa92e.com", TestAccounts.PASSWORD, IP);

        assertThat(accounts.everybody()).extracting(User::lookalike).containsExactlyInAnyOrder(false, false, true, true, true);
        assertThat(accounts.everybody()).extracting(User::emailEscaped).contains("{U+0430}da@example.com", "li{U+0307}sa@example.com");
    }

    @Test
    void signInWhenTheAddressIsTypedInAnotherFormThenThePersonAllTheSame() {
        User jurgen = accounts.person("J\u00dcRGEN@example.com", Role.USER);

        assertThat(signIn.signIn("ju\u0308rgen@Example.COM ", TestAccounts.PASSWORD, new Visitor(IP, null)).user()).isEqualTo(jurgen);
        assertThat(accounts.users.findByEmail("JU\u0308RGEN@example.com")).hasValue(jurgen);
    }

    @Test
    void signUpWhenTheAddressIsThereInAnotherFormThenNobodyIsMade() {
        accounts.person("kate@example.com", Role.USER);

        signUp.signUp("\u212aATE@example.com", "a different long one", IP);

        assertThat(accounts.everybody()).hasSize(1);
    }

    private boolean limited(User user, String browser) {
        HubException refused = catchThrowableOfType(HubException.class, () -> signIn.signIn(user.email(), "wrong wrong wrong", new Visitor(IP, browser)));
        return refused.problem() == Problem.RATE_LIMITED;
    }

    private HubException refused(String email, String password, String ip) {
        HubException refused = catchThrowableOfType(HubException.class, () -> signIn.signIn(email, password, new Visitor(ip, null)));
        assertThat(refused).isNotNull();
        return refused;
    }
}
