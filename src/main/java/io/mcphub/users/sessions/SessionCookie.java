package io.mcphub.users.sessions;

import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** The session cookie. Its name is {@code __Host-hub_session} if the public address is https, else {@code hub_session}. */
@ApplicationScoped
public class SessionCookie {
    @Inject
    Settings settings;

    /** Sets the cookie. */
    public void set(HttpServletResponse response, Secret value) {
        send(response, value.reveal(), "");
    }

    /** Deletes the cookie. */
    public void clear(HttpServletResponse response) {
        send(response, "", "; Max-Age=0");
    }

    /** The cookie's value. */
    public Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies).filter(c -> c.getName().equals(name())).map(Cookie::getValue).findFirst();
    }

    private void send(HttpServletResponse response, String value, String lifetime) {
        response.addHeader("Set-Cookie", name() + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + lifetime + (secure() ? "; Secure" : ""));
    }

    private String name() {
        return secure() ? "__Host-hub_session" : "hub_session";
    }

    private boolean secure() {
        return settings.baseUrl().startsWith("https:");
    }
}
