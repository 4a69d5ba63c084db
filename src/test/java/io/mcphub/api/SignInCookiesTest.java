package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.oauth.OneKeySigner;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import io.mcphub.tokens.JwtSigner;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.TokenPair;
import io.mcphub.tokens.TokenPairs;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.User;
import io.mcphub.users.sessions.Sessions;
import io.mcphub.users.signin.SignIn;
import io.mcphub.users.signin.Visitor;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the doors for scripts do with the cookies and headers that a request brings. */
class SignInCookiesTest {
    private static final String NEW = "another long secret";

    private final TestAccounts accounts = new TestAccounts();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final User ada = accounts.person("ada@example.com", Role.USER);

    @BeforeEach
    void wire() {
        accounts.beans.with(Settings.class, new Settings() {
            @Override
            public String baseUrl() {
                return "http://localhost:8000";
            }
        });
        accounts.beans.with(HttpServletRequest.class, request()).with(JwtSigner.class, new OneKeySigner());
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void passwordWhenABrowserChangesItThenANewSessionAndStillAKnownBrowser() {
        String before = accounts.sessions.open(ada.id()).reveal();
        cookies.put("hub_session", before);

        change(false);

        String after = cookies.get("hub_session");
        assertThat(after).isNotEqualTo(before);
        assertThat(accounts.sessions.find(before)).isEmpty();
        assertThat(accounts.sessions.find(after)).map(Caller::userId).hasValue(ada.id());
        for (int i = 0; i < 10; i++) {
            signIn("wrong wrong wrong", null);
        }
        assertThat(signIn(NEW, null)).as("a stranger's browser is limited").isNotNull();
        assertThat(signIn(NEW, cookies.get("hub_browser"))).isNull();
    }

    @Test
    void passwordWhenAScriptChangesItThenNoCookies() {
        change(true);

        assertThat(cookies).isEmpty();
    }

    @Test
    void passwordWhenTheSessionIsAnotherPersonsThenItStaysAndNoCookies() {
        String eve = accounts.sessions.open(accounts.person("eve@example.com", Role.USER).id()).reveal();
        cookies.put("hub_session", eve);

        change(true);

        assertThat(cookies).containsOnly(Map.entry("hub_session", eve));
        assertThat(accounts.sessions.find(eve)).isPresent();
    }

    @Test
    void logoutWhenALoginTokenCameAlongThenItEndsToo() {
        TokenPairs pairs = accounts.beans.get(TokenPairs.class);
        TokenPair mine = pairs.begin(accounts.authentication(ada));
        TokenPair other = pairs.begin(accounts.authentication(ada));
        headers.put("Authorization", "bearer  " + other.accessToken().reveal());
        AuthResource door = accounts.beans.get(AuthResource.class);
        door.request = request();

        door.logout(new AuthResource.RefreshRequest(mine.refreshToken()));

        LoginTokens tokens = accounts.beans.get(LoginTokens.class);
        assertThat(tokens.verify(mine.accessToken().reveal())).isEmpty();
        assertThat(tokens.verify(other.accessToken().reveal())).isEmpty();
    }

    private void change(boolean revokeTokens) {
        accounts.beans.get(CurrentCaller.class).set(accounts.beans.get(Sessions.class).find(accounts.sessions.open(ada.id()).reveal()).orElseThrow());
        PasswordResource door = accounts.beans.get(PasswordResource.class);
        door.request = request();
        door.response = response();
        door.change(new PasswordResource.PasswordChangeRequest(Secret.of(TestAccounts.PASSWORD), Secret.of(NEW), revokeTokens));
    }

    private HubException signIn(String password, String browser) {
        return catchThrowableOfType(HubException.class, () -> accounts.beans.get(SignIn.class).signIn(ada.email(), password, new Visitor("192.0.2.7", browser)));
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) -> switch (called.getName()) {
            case "getCookies" -> cookies.entrySet().stream().map(c -> new Cookie(c.getKey(), c.getValue())).toArray(Cookie[]::new);
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getRemoteAddr" -> "192.0.2.7";
            default -> throw new AssertionError(called);
        });
    }

    /** Keeps cookies as a browser does. */
    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
            String[] cookie = ((String) arguments[1]).split(";")[0].split("=", 2);
            cookies.put(cookie[0], cookie[1]);
            return null;
        });
    }
}
