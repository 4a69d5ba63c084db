package io.mcphub.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.CurrentCaller;
import io.mcphub.ui.FakeExchange;
import org.junit.jupiter.api.Test;

class HomeServletTest {
    @Test
    void homeWhenNobodyIsSignedInThenLeadsToLogin() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "");
        HomeServlet home = new HomeServlet();
        home.caller = new CurrentCaller();

        home.doGet(exchange.request(), exchange.response());

        assertThat(exchange.status).isEqualTo(303);
        assertThat(exchange.received).containsEntry("Location", "/login");
    }
}
