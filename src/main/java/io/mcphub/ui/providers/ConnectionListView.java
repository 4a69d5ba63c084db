package io.mcphub.ui.providers;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.connections.AllConnections;
import io.mcphub.connections.ConnectionFilter;
import io.mcphub.connections.ConnectionPage;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.ConnectorRegistry;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page {@code /admin/connections}: everybody's accounts at providers. Its address says which. */
@Named
@RequestScoped
public class ConnectionListView {
    private static final String PATH = "/admin/connections";
    /** Pages are not compressed, because they hold secrets: so many rows stay below 60 kB. */
    private static final String PAGE = "20";

    @Inject
    CurrentCaller caller;

    @Inject
    AllConnections connections;

    @Inject
    ConnectorRegistry connectors;

    @Inject
    Browser browser;

    private @Nullable ConnectionPage page;

    /** The accounts. Read once per request, so that the button that was pressed is that of a row that was shown. */
    public ConnectionPage getPage() {
        if (page == null) {
            try {
                page = find();
            } catch (HubException wrong) {
                browser.tell("filters", wrong);
                page = new ConnectionPage(List.of(), null);
            }
        }
        return page;
    }

    /** Ends somebody's connection. */
    public void disconnect(String id) {
        try {
            Optional<String> left = browser.waitFor(caller.get(), () -> connections.disconnect(caller.get(), id));
            browser.goTo(caller.get(), path(null), new Receipt(left.isPresent() ? "untold" : "disconnected", ""));
        } catch (HubException refused) {
            browser.tell("disconnect-" + id, refused);
        }
    }

    /** What was just done: the end of a text's key; empty if nothing. */
    public String getDone() {
        return browser.receipt(caller.get()).map(Receipt::what).filter(List.of("disconnected", "untold")::contains).orElse("");
    }

    /** A filter of the address; empty if it is not set. */
    public String filter(String name) {
        return Optional.ofNullable(browser.parameter(name)).orElse("");
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return Stream.of("user", "integration", "health").anyMatch(name -> !filter(name).isBlank());
    }

    /** The names of the integrations by their ids. */
    public Map<String, String> getIntegrations() {
        return connectors.all().stream().collect(Collectors.toMap(Connector::id, Connector::displayName, (one, other) -> one, TreeMap::new));
    }

    /** The address of the next page. */
    public String getNext() {
        return path(getPage().nextCursor());
    }

    private ConnectionPage find() {
        String user = filter("user").strip();
        boolean address = user.contains("@");
        ConnectionFilter wanted = ConnectionFilter.read(address ? null : user, filter("integration"), filter("health"), PAGE, filter("cursor"));
        return address ? connections.findByEmail(caller.get(), user, wanted) : connections.find(caller.get(), wanted);
    }

    private String path(@Nullable String cursor) {
        String query = Stream.concat(Stream.of("user", "integration", "health").map(name -> parameter(name, filter(name))), Stream.of(parameter("cursor", cursor == null ? "" : cursor)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    private static String parameter(String name, String value) {
        return value.isBlank() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
