package io.mcphub.ui.ai;

import io.mcphub.authorization.Scopes;
import io.mcphub.clients.ClientConfig;
import io.mcphub.clients.ClientConfigs;
import io.mcphub.clients.McpClient;
import io.mcphub.clients.Reach;
import io.mcphub.ui.Browser;
import io.mcphub.ui.Texts;
import io.mcphub.ui.tokens.TokenForm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page {@code /connect-ai?client=&auth=}: how an MCP client reaches the hub, with a token or by signing in. */
@Named
@RequestScoped
public class ConnectAiView {
    @Inject
    ClientConfigs configs;

    @Inject
    TokenForm token;

    @Inject
    Browser browser;

    @Inject
    Texts texts;

    private @Nullable McpClient client;

    /** Suggests the client's name for a token. */
    public void enter() {
        token.setName(texts.of("ai", "name." + getTab().id()));
    }

    /** The clients that have a tab. */
    public List<McpClient> getTabs() {
        return Arrays.stream(McpClient.values()).filter(tab -> tab != McpClient.CLAUDE_DESKTOP && tab != McpClient.CURSOR_LINK).toList();
    }

    /** The client that the address names, or the first. */
    public McpClient getClient() {
        if (client == null) {
            String id = browser.parameter("client");
            McpClient named = id == null ? McpClient.CHATGPT : McpClient.of(id).orElse(McpClient.OTHER);
            client = named == McpClient.CURSOR_LINK ? McpClient.CURSOR : named;
        }
        return client;
    }

    /** The tab of that client: Claude has both ways in one. */
    public McpClient getTab() {
        return getClient() == McpClient.CLAUDE_DESKTOP ? McpClient.CLAUDE : getClient();
    }

    /** Whether to show the way with a token, instead of signing in. */
    public boolean isWithToken() {
        return getClient().takesToken() && (!getClient().signsIn() || !"oauth".equals(browser.parameter("auth")));
    }

    /** Whether the person may choose between a token and signing in. */
    public boolean isTwoWays() {
        return getTab() == McpClient.CLAUDE || getClient().takesToken() && getClient().signsIn();
    }

    /** The address of the way with a token. */
    public String getTokenPath() {
        return "/connect-ai?client=" + (getTab() == McpClient.CLAUDE ? McpClient.CLAUDE_DESKTOP : getTab()).id();
    }

    /** The address of the way by signing in. */
    public String getOauthPath() {
        return "/connect-ai?client=" + getTab().id() + (getTab().takesToken() ? "&auth=oauth" : "");
    }

    /** What to paste, with the token that this request created. */
    public ClientConfig getConfig() {
        if (!isWithToken()) {
            return configs.withSignIn(getClient());
        }
        return token.getValue() == null ? configs.of(getClient()) : configs.withToken(getClient(), token.getValue());
    }

    /** The link that installs the hub in Cursor. */
    public String getCursorLink() {
        return configs.of(McpClient.CURSOR_LINK).text();
    }

    /** Which warning the address of the hub deserves for this client; empty for none. */
    public String getWarning() {
        Reach reach = configs.reach();
        if (reach == Reach.PUBLIC) {
            return "";
        }
        if (getClient().inCloud()) {
            return "cloud";
        }
        return reach == Reach.LOCAL ? "local" : reach == Reach.PLAIN ? "plain" : "";
    }

    public String getEndpoint() {
        return configs.endpoint();
    }

    /** The hub's public address. */
    public String getBase() {
        return configs.base();
    }

    /** The scopes that a client may ask for. */
    public String getScopes() {
        return Scopes.ALL + " " + Scopes.READ;
    }
}
