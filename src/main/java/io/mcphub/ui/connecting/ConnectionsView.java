package io.mcphub.ui.connecting;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ConnectLink;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.TokenField;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.platform.HubException;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import io.mcphub.ui.Browser;
import io.mcphub.ui.OwnPath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page {@code /connections}: integrations and the caller's accounts. Accounts can be connected, changed and disconnected. */
@Named
@RequestScoped
public class ConnectionsView {
    @Inject
    Connections connections;

    @Inject
    CurrentCaller caller;

    @Inject
    ToolDirectory tools;

    @Inject
    ConnectLinks links;

    @Inject
    Conversations conversations;

    @Inject
    Browser browser;

    private @Nullable List<IntegrationRow> rows;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Map<String, String>> fields = new HashMap<>();
    private final Map<String, AccountForm> settingsForms = new HashMap<>();

    /** Sends a browser without a session to the sign-in. */
    public void enter() {
        if (caller.find().isEmpty()) {
            browser.goTo("/login?next=" + OwnPath.CONNECTIONS);
        }
    }

    /** Read once per request, so that what is shown and what is pressed are the same rows. */
    public List<IntegrationRow> getRows() {
        if (rows == null) {
            rows = caller.find().map(connections::integrations).orElse(List.of()).stream().map(IntegrationRow::new).sorted(IntegrationRow.ORDER).toList();
        }
        return rows;
    }

    /** Connects an account with the pasted token. */
    public void connect(String integration) {
        try {
            String label = AccountLabel.read(labels.get(integration));
            PastedToken pasted = PastedToken.read(tokens.get(integration), fields(integration));
            browser.waitFor(caller.get(), () -> conversations.paste(caller.get(), integration, pasted, label));
            Optional<ConnectLink> asking = chat().filter(link -> link.integration().equals(integration));
            asking.ifPresentOrElse(link -> browser.goTo(link.path()), () -> back("connected", integration));
        } catch (HubException refused) {
            browser.tell("connect-" + integration, refused);
        }
    }

    /** Disconnects an account. The store checks that it is the caller's. */
    public void disconnect(String integration, String connectionId) {
        try {
            Optional<String> left = browser.waitFor(caller.get(), () -> connections.disconnect(caller.get(), integration, connectionId));
            back(left.isPresent() ? "untold" : "disconnected", integration);
        } catch (HubException refused) {
            browser.tell("disconnect-" + connectionId, refused);
        }
    }

    /** The settings form of an account. It keeps what was sent if the hub refuses it. */
    public AccountForm settings(ConnectionSummary account) {
        return settingsForms.computeIfAbsent(account.id(), id -> new AccountForm(account));
    }

    /** The titles of the tools that connecting the account again would bring. */
    public List<String> gains(String integration, ConnectionSummary account) {
        return caller.find().map(person -> tools.gained(person, integration, account)).orElse(List.of()).stream().map(ToolListing::title).toList();
    }

    /** Whether reading through an account of this integration can be limited. */
    public boolean canLimitReads(String integration) {
        return connections.connector(integration).filter(Connector::readsHaveTargets).isPresent();
    }

    /** Whether writes through an account of this integration can be limited to some targets. */
    public boolean canLimit(String integration) {
        return connections.connector(integration).filter(Connector::writesHaveTargets).isPresent();
    }

    /** Saves the settings of an account. The store checks that it is the caller's. */
    public void save(String integration, ConnectionSummary account) {
        try {
            connections.change(caller.get(), integration, account.id(), settings(account).change());
            back("saved", integration);
        } catch (HubException refused) {
            browser.tell("settings-" + account.id(), refused);
        }
    }

    /** Whether to show the settings open, because they were just sent. */
    public boolean isChanging(ConnectionSummary account) {
        return browser.parameter("settings-" + account.id()) != null;
    }

    /** The message about what was just done. */
    public Notice getNotice() {
        return Notice.of(caller.find().flatMap(browser::receipt), getRows());
    }

    /** The id of the chat's link that waits for a connection, kept in a hidden field; empty if none waits. */
    public String getChat() {
        return chat().map(ConnectLink::id).orElse("");
    }

    /** The integration for which the chat asks. */
    public String getAsked() {
        return chat().flatMap(link -> connections.connector(link.integration())).map(Connector::displayName).orElse("");
    }

    /** Where the button to sign in at the provider leads; a chat that asks for this integration is told when it is connected. */
    public String connectPath(String integration) {
        return chat().filter(link -> link.integration().equals(integration))
                .map(link -> link.path() + "?way=" + Way.OAUTH)
                .orElse("/integrations/" + integration + "/connect");
    }

    private void back(String what, String integration) {
        browser.goTo(caller.get(), OwnPath.CONNECTIONS, new Receipt(what, integration));
    }

    private Optional<ConnectLink> chat() {
        return Optional.ofNullable(browser.parameter("chat")).flatMap(id -> links.find(id)).filter(link -> caller.find().filter(c -> c.userId().equals(link.userId())).isPresent());
    }

    /** Whether to show the token form open: it is the first way to connect, or it was just sent. */
    public boolean isOpen(IntegrationRow row) {
        return row.tokenFirst() && (row.accounts().isEmpty() || row.accounts().stream().anyMatch(row::broken)) || browser.parameter("connect-" + row.id()) != null;
    }

    /** Pasted tokens by integration; none goes back to the browser. */
    public Map<String, String> getTokens() {
        return tokens;
    }

    /** What the connector calls its token. */
    public TokenField token(String integration) {
        return connections.connector(integration).map(Connector::token).orElseThrow();
    }

    /** The fields that the connector needs besides the token. */
    public List<TokenField> tokenFields(String integration) {
        return connections.connector(integration).map(Connector::tokenFields).orElse(List.of());
    }

    /** The values of those fields, by name. */
    public Map<String, String> fields(String integration) {
        return fields.computeIfAbsent(integration, id -> new HashMap<>());
    }

    public Map<String, String> getLabels() {
        return labels;
    }
}
