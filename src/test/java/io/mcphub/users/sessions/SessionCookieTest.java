package io.mcphub.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    private final List<String> sent = new ArrayList<>();

    @Test
    @Tag("X3")
    void cookieWhenTheHubIsPublicThenNoOtherHostOrScriptCanSetOrReadIt() {
        cookie("https://hub.example").set(response(), Secret.of("v"));

        assertThat(sent).containsExactly("Set-Cookie: __Host-hub_session=v; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void cookieWhenTheHubIsLocalThenWithoutSecureBecauseBrowsersWouldDropIt() {
        cookie("http://localhost:8000").clear(response());

        assertThat(sent).containsExactly("Set-Cookie: hub_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    private static SessionCookie cookie(String baseUrl) {
        SessionCookie cookie = new SessionCookie();
        cookie.settings = new Settings() {
            @Override
            public String baseUrl() {
                return baseUrl;
            }
        };
        return cookie;
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
            sent.add(arguments[0] + ": " + arguments[1]);
            return null;
        });
    }
}
