package io.mcphub.ui;

import io.mcphub.connections.Connections;
import io.mcphub.connections.Connector;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.platform.CurrentCaller;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page {@code /connections}: the integrations, the caller's accounts there, connect and disconnect. */
@Named
@RequestScoped
public class ConnectionsView {
    @Inject
    Connections connections;

    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    @Inject
    Browser browser;

    private @Nullable List<IntegrationRow> rows;
    private @Nullable String token;
    private @Nullable String label;

    /** Nobody is signed in: to the sign-in and back. */
    public void enter() {
        if (caller.find().isEmpty()) {
            browser.goTo("/login?next=" + OwnPath.HOME);
        }
    }

    /** Read once in a request, so that what is shown and what is pressed are the same rows. */
    public List<IntegrationRow> getRows() {
        if (rows == null) {
            rows = caller.find().map(connections::integrations).orElse(List.of()).stream().map(this::row).toList();
        }
        return rows;
    }

    /** Connects the account that the pasted token belongs to. */
    public void connect(String integration) {
        try {
            connections.connectWithToken(caller.get(), integration, Secret.of(token.strip()), label == null || label.isBlank() ? null : label.strip());
            browser.goTo(OwnPath.HOME + "?connected=" + integration);
        } catch (HubException refused) {
            browser.tell("connect-" + integration, refused);
        }
    }

    /** Forgets one account; the store checks whose it is. */
    public void disconnect(String integration, String connectionId) {
        try {
            connections.disconnect(caller.get(), integration, connectionId);
            browser.goTo(OwnPath.HOME + "?disconnected=" + integration);
        } catch (HubException refused) {
            browser.tell("disconnect-" + connectionId, refused);
        }
    }

    /** What happened before the browser came here. */
    public Notice getNotice() {
        return Notice.of(browser.parameter("connected"), browser.parameter("disconnected"), browser.parameter("error"), getRows());
    }

    private IntegrationRow row(IntegrationSummary integration) {
        boolean oauthConfigured = connections.connector(integration.id()).filter(Connector::oauthConfigured).isPresent();
        return IntegrationRow.of(integration, settings.baseUrl().startsWith("https:"), oauthConfigured);
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
