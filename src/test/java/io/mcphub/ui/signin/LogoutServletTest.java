package io.mcphub.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.ui.FakeExchange;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogoutServletTest {
    private final List<String> closed = new ArrayList<>();
    private final LogoutServlet servlet = servlet();

    @Test
    void logoutWhenSignedInThenSessionEndsAndCookieGoes() {
        FakeExchange exchange = new FakeExchange("POST", "/logout").with("Cookie", "hub_session=abc");

        servlet.doPost(exchange.request(), exchange.response());

        assertThat(closed).containsExactly("abc");
        assertThat(exchange.received).containsEntry("Set-Cookie", "gone").containsEntry("Location", "/login");
        assertThat(exchange.status).isEqualTo(303);
    }

    @Test
    void logoutWhenNobodyIsSignedInThenStillLeadsToLogin() {
        FakeExchange exchange = new FakeExchange("POST", "/logout");

        servlet.doPost(exchange.request(), exchange.response());

        assertThat(closed).isEmpty();
        assertThat(exchange.received).containsEntry("Location", "/login");
    }

    private LogoutServlet servlet() {
        LogoutServlet made = new LogoutServlet();
        made.sessions = new Sessions() {
            @Override
            public void close(String cookieValue) {
                closed.add(cookieValue);
            }
        };
        made.cookie = new SessionCookie() {
            @Override
            public Optional<String> read(HttpServletRequest request) {
                return Optional.ofNullable(request.getCookies()).map(cookies -> cookies[0].getValue());
            }

            @Override
            public void clear(HttpServletResponse response) {
                response.addHeader("Set-Cookie", "gone");
            }
        };
        return made;
    }
}
