package io.mcphub.users.signin;

import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a known browser; it lasts a year. Its name is {@code __Host-hub_browser} if the public address is https, else
 * {@code hub_browser}.
 */
@ApplicationScoped
public class DeviceCookie {
    private static final Duration LIFETIME = Duration.ofDays(365);

    @Inject
    Settings settings;

    /** Sets the cookie. */
    public void set(HttpServletResponse response, Secret value) {
        String cookie = name() + "=" + value.reveal() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + LIFETIME.toSeconds();
        response.addHeader("Set-Cookie", secure() ? cookie + "; Secure" : cookie);
    }

    /** The cookie's value; null if there is none. */
    public @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name())) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private String name() {
        return secure() ? "__Host-hub_browser" : "hub_browser";
    }

    private boolean secure() {
        return settings.baseUrl().startsWith("https:");
    }
}
