package io.mcphub.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.ui.FakeBrowser;
import io.mcphub.ui.OwnPath;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.SignIn;
import io.mcphub.users.signin.SignUp;
import io.mcphub.users.signin.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInViewsTest {
    private static final Caller ADA = Caller.person("ada-id", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX);
    private final FakeBrowser browser = new FakeBrowser();
    private final CurrentCaller caller = new CurrentCaller();

    @Test
    void loginWhenPasswordIsRightThenSignsInAndGoesToNext() {
        browser.parameters.put("next", "/connect/abc");

        login("right").submit();

        assertThat(browser.signedIn).isEqualTo("ada-id");
        assertThat(browser.wentTo).isEqualTo("/connect/abc");
        assertThat(browser.told).isNull();
    }

    /** What a page does whose act needs a fresh sign-in, there and back. */
    @Test
    void loginWhenItMustBeFreshThenThePageSaysSoAndLeadsBackWithTheQuery() {
        HttpServletRequest asked = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) ->
                called.getName().equals("getQueryString") ? "tab=tokens&x=1" : "/connections");

        String path = OwnPath.freshSignIn(OwnPath.asked(asked));

        assertThat(path).isEqualTo("/login?fresh=1&next=%2Fconnections%3Ftab%3Dtokens%26x%3D1");
        URLUtils.parseParameters(path.substring(path.indexOf('?') + 1)).forEach((name, values) -> browser.parameters.put(name, values.get(0)));
        LoginView login = login("right");
        assertThat(login.isFresh()).isTrue();
        login.submit();
        assertThat(browser.signedIn).isEqualTo("ada-id");
        assertThat(browser.wentTo).isEqualTo("/connections?tab=tokens&x=1");
    }

    @Test
    void loginWhenNothingAsksForAFreshOneThenThePageDoesNotSaySo() {
        assertThat(login("right").isFresh()).isFalse();
        assertThat(OwnPath.freshSignIn("https://evil.example")).isEqualTo("/login?fresh=1&next=%2F");
    }

    @Test
    void loginWhenSignedInAlreadyThenThePageLeadsOn() {
        caller.set(ADA);
        browser.parameters.put("next", "/tools");
        login("").enter();
        assertThat(browser.wentTo).isEqualTo("/tools");
    }

    @Test
    void loginWhenSignedInButItMustBeFreshThenThePageStays() {
        caller.set(ADA);
        browser.parameters.put("fresh", "1");
        login("").enter();
        assertThat(browser.wentTo).isNull();
    }

    @Test
    void loginWhenNextIsForeignThenGoesHome() {
        browser.parameters.put("next", "//evil.example");

        login("right").submit();

        assertThat(browser.wentTo).isEqualTo("/");
    }

    @Test
    void loginWhenRefusedThenNobodyIsSignedInAndTheReasonShows() {
        login("wrong").submit();

        assertThat(browser.signedIn).isNull();
        assertThat(browser.wentTo).isNull();
        assertThat(browser.told).isEqualTo("form: No entry from 192.0.2.1.");
    }

    @Test
    void signupWhenAcceptedThenLeadsToLoginWithoutSigningIn() {
        signup("right").submit();

        assertThat(browser.signedIn).isNull();
        assertThat(browser.wentTo).isEqualTo("/login?requested=1");
    }

    @Test
    void signupWhenRefusedThenTheReasonShows() {
        signup("short").submit();

        assertThat(browser.wentTo).isNull();
        assertThat(browser.told).isEqualTo("form: Longer, please.");
    }

    private LoginView login(String password) {
        LoginView view = new LoginView();
        view.browser = browser;
        view.signIn = new Door();
        view.caller = caller;
        view.setEmail("ada@example.com");
        view.setPassword(password);
        return view;
    }

    private SignupView signup(String password) {
        SignupView view = new SignupView();
        view.browser = browser;
        view.signUp = new Waiting();
        view.setEmail("ada@example.com");
        view.setPassword(password);
        return view;
    }

    private static final class Door extends SignIn {
        @Override
        public Authentication signIn(String email, String password, Visitor from) {
            if (!password.equals("right")) {
                throw HubException.of(Problem.UNAUTHENTICATED, "No entry from " + from.ip() + ".");
            }
            return new Authentication(new User("ada-id", email, Role.USER, Status.APPROVED, null, true, Instant.EPOCH), 0, Secret.of("known"));
        }
    }

    private static final class Waiting extends SignUp {
        @Override
        public void signUp(String email, String password, String ip) {
            if (!password.equals("right")) {
                throw HubException.invalid("password", "Longer, please.");
            }
        }
    }
}
