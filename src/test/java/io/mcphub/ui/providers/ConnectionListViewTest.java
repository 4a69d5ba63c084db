package io.mcphub.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.connections.AllConnections;
import io.mcphub.connections.ConnectionFilter;
import io.mcphub.connections.ConnectionPage;
import io.mcphub.platform.HubException;
import io.mcphub.ui.FakeBrowser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionListViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final Book book = new Book();

    @Test
    void pageWhenTheAddressHasFiltersThenAsksForThose() {
        browser.parameters.put("user", "ada-id");
        browser.parameters.put("health", "ok");

        view().getPage();

        assertThat(book.calls).containsExactly("find ada-id null OK");
    }

    @Test
    void pageWhenThePersonIsAnAddressThenLooksItUp() {
        browser.parameters.put("user", " ada@example.com ");

        view().getPage();

        assertThat(book.calls).containsExactly("ada@example.com null");
    }

    @Test
    void pageWhenAFilterIsWrongThenSaysSoAndShowsNothing() {
        browser.parameters.put("health", "broken");

        assertThat(view().getPage().items()).isEmpty();
        assertThat(browser.told).contains("health is ok or needs_reconnect");
    }

    @Test
    void nextWhenThereAreMoreThenKeepsTheFilters() {
        browser.parameters.put("user", "ada&x");

        assertThat(view().getNext()).isEqualTo("/admin/connections?user=ada%26x&cursor=17.c1");
    }

    @Test
    void disconnectWhenPressedThenComesBackToTheSameFilters() {
        browser.parameters.put("integration", "slack");

        view().disconnect("c1");

        assertThat(book.calls).containsExactly("disconnect c1");
        assertThat(browser.wentTo).isEqualTo("/admin/connections?integration=slack&receipt=disconnected:");
    }

    @Test
    void disconnectWhenRefusedThenTheReasonShows() {
        view().disconnect("gone");

        assertThat(browser.told).isEqualTo("disconnect-gone: There is no such connection.");
    }

    private ConnectionListView view() {
        ConnectionListView view = new ConnectionListView();
        view.browser = browser;
        view.connections = book;
        view.caller = new CurrentCaller();
        view.caller.set(Caller.person("admin", Role.ADMIN, Caller.Credential.SESSION, "s", Instant.MAX));
        return view;
    }

    private static final class Book extends AllConnections {
        final List<String> calls = new ArrayList<>();

        @Override
        public ConnectionPage find(Caller caller, ConnectionFilter filter) {
            calls.add("find " + filter.user() + " " + filter.integration() + " " + filter.health());
            return new ConnectionPage(List.of(), "17.c1");
        }

        @Override
        public ConnectionPage findByEmail(Caller caller, String email, ConnectionFilter filter) {
            calls.add(email + " " + filter.user());
            return new ConnectionPage(List.of(), null);
        }

        @Override
        public Optional<String> disconnect(Caller caller, String id) {
            if (id.equals("gone")) {
                throw HubException.notFound("There is no such connection.");
            }
            calls.add("disconnect " + id);
            return Optional.empty();
        }
    }
}
