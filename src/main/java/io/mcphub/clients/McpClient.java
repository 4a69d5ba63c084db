package io.mcphub.clients;

import static io.mcphub.clients.ClientConfig.Format.COMMAND;
import static io.mcphub.clients.ClientConfig.Format.JSON;
import static io.mcphub.clients.ClientConfig.Format.LINK;
import static io.mcphub.clients.ClientConfig.Format.TOML;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An MCP client for which the hub writes a configuration. */
public enum McpClient {
    CHATGPT("chatgpt", LINK, null, Entry.SIGN_IN),
    CLAUDE("claude", LINK, null, Entry.SIGN_IN),
    /** With a token: the app skips entries with an address, so a program on the computer carries the messages. */
    CLAUDE_DESKTOP("claude-desktop", JSON, "claude_desktop_config.json", Entry.TOKEN),
    CLAUDE_CODE("claude-code", COMMAND, null, Entry.BOTH),
    CURSOR("cursor", JSON, "~/.cursor/mcp.json", Entry.BOTH),
    /** A link that installs the hub in Cursor. Never with a token, because links are kept in histories. */
    CURSOR_LINK("cursor-link", LINK, null, Entry.SIGN_IN),
    VSCODE("vscode", JSON, "mcp.json", Entry.BOTH),
    GEMINI_CLI("gemini-cli", JSON, "~/.gemini/settings.json", Entry.BOTH),
    CODEX_CLI("codex-cli", TOML, "~/.codex/config.toml", Entry.BOTH),
    OPENCODE("opencode", JSON, "~/.config/opencode/opencode.json", Entry.BOTH),
    WINDSURF("windsurf", JSON, "~/.codeium/windsurf/mcp_config.json", Entry.BOTH),
    OTHER("other", JSON, null, Entry.BOTH);

    private enum Entry { TOKEN, SIGN_IN, BOTH }

    private final String id;
    private final ClientConfig.Format format;
    private final @Nullable String file;
    private final Entry entry;

    McpClient(String id, ClientConfig.Format format, @Nullable String file, Entry entry) {
        this.id = id;
        this.format = format;
        this.file = file;
        this.entry = entry;
    }

    /** The client with this id. */
    public static Optional<McpClient> of(String id) {
        return Arrays.stream(values()).filter(client -> client.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public ClientConfig.Format format() {
        return format;
    }

    /** The file where the text belongs; null if it belongs in none. */
    public @Nullable String file() {
        return file;
    }

    /** Whether it can send a personal access token. */
    public boolean takesToken() {
        return entry != Entry.SIGN_IN;
    }

    /** Whether it can sign the person in by OAuth. */
    public boolean signsIn() {
        return entry != Entry.TOKEN;
    }

    /** Whether it calls the hub from its maker's servers, which see only public addresses. */
    public boolean inCloud() {
        return this == CHATGPT || this == CLAUDE;
    }
}
