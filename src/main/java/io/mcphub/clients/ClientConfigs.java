package io.mcphub.clients;

import io.mcphub.platform.HubException;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the configurations of MCP clients, each in the form that the client documents. The page and REST show the same text. */
@ApplicationScoped
public class ClientConfigs {
    /** Stands where the person's token belongs. */
    public static final String PLACEHOLDER = "<your personal access token>";

    /** How clients call the hub. */
    static final String NAME = "mcp-hub";

    @Inject
    Settings settings;

    /** The hub's address, as clients reach it. */
    public String base() {
        return settings.baseUrl();
    }

    /** The MCP endpoint, as clients reach it. */
    public String endpoint() {
        return base() + "/mcp";
    }

    /** From where the endpoint can be reached. */
    public Reach reach() {
        return Reach.of(base());
    }

    /** The client with this id. Throws {@code INVALID_INPUT} if there is none. */
    public McpClient client(String id) {
        return McpClient.of(id).orElseThrow(() -> HubException.invalid("client", "Choose one of " + Arrays.stream(McpClient.values()).map(McpClient::id).collect(Collectors.joining(", ")) + "."));
    }

    /** The configuration with a placeholder for the token, if the client takes one. */
    public ClientConfig of(McpClient client) {
        return client.takesToken() ? withToken(client, PLACEHOLDER) : withSignIn(client);
    }

    /**
     * The configuration for a client's id. Throws {@code INVALID_INPUT} for an unknown client and for a way in that it does not have.
     *
     * @param auth {@code token}, {@code oauth}, or null for a token if the client takes one
     */
    public ClientConfig of(String id, @Nullable String auth) {
        McpClient client = client(id);
        if (auth == null) {
            return of(client);
        }
        if (auth.equals("token") && client.takesToken()) {
            return withToken(client, PLACEHOLDER);
        }
        if (auth.equals("oauth") && client.signsIn()) {
            return withSignIn(client);
        }
        throw HubException.invalid("auth", "Choose " + (client.takesToken() ? client.signsIn() ? "token or oauth." : "token." : "oauth."));
    }

    /** The configuration with a token. */
    public ClientConfig withToken(McpClient client, String token) {
        return config(client, "Bearer " + token);
    }

    /** The configuration without a token: the client signs the person in by OAuth. */
    public ClientConfig withSignIn(McpClient client) {
        return config(client, null);
    }

    /**
     * The servers of the configuration that most clients read. Throws {@code INVALID_INPUT} for an unknown way in.
     *
     * @param auth {@code token}, {@code oauth}, or null for a token
     */
    public Map<String, Object> common(@Nullable String auth) {
        boolean token = auth == null || auth.equals("token");
        if (!token && !auth.equals("oauth")) {
            throw HubException.invalid("auth", "Choose token or oauth.");
        }
        return Map.of(NAME, ConfigTexts.server("type", "http", "url", endpoint(), token ? "Bearer " + PLACEHOLDER : null));
    }

    private ClientConfig config(McpClient client, @Nullable String authorization) {
        ConfigTexts texts = new ConfigTexts(NAME, endpoint(), authorization);
        String text = switch (client) {
            case CHATGPT, CLAUDE -> endpoint();
            case CLAUDE_DESKTOP -> texts.bridge(reach() == Reach.PLAIN);
            case CLAUDE_CODE -> texts.claudeCode();
            case CURSOR -> texts.json("mcpServers", "url");
            case CURSOR_LINK -> texts.cursorLink();
            case VSCODE -> texts.typedJson("servers", "http");
            case GEMINI_CLI -> texts.json("mcpServers", "httpUrl");
            case CODEX_CLI -> texts.codex();
            case OPENCODE -> texts.typedJson("mcp", "remote");
            case WINDSURF -> texts.json("mcpServers", "serverUrl");
            case OTHER -> texts.typedJson("mcpServers", "http");
        };
        return new ClientConfig(client.id(), client.format(), client.file(), text);
    }
}
