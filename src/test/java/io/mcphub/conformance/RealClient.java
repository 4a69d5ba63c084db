package io.mcphub.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A program that we did not write, as people run it: its script or program, its package and the configuration that the hub hands out for it. */
enum RealClient {
    TYPESCRIPT_SDK("sdk", "TypeScript SDK", "@modelcontextprotocol/sdk", "other"),
    TYPESCRIPT_SDK_1_10("sdk-1.10", "TypeScript SDK of spring 2025", "sdk-1.10", "other"),
    TYPESCRIPT_SDK_OF_BOTH_ERAS("sdk-modern", "TypeScript SDK of both eras", "@modelcontextprotocol/client", "other"),
    MCP_REMOTE("mcp-remote", "mcp-remote", "mcp-remote", "claude-desktop"),
    MCP_REMOTE_OAUTH("mcp-remote-oauth", "mcp-remote", "mcp-remote", "other", Entry.OAUTH),
    INSPECTOR("inspector", "MCP Inspector, command line", "@modelcontextprotocol/inspector", "other"),
    AI_SDK("ai-sdk", "AI SDK", "@ai-sdk/mcp", "other"),
    LANGCHAIN("langchain", "LangChain adapters", "@langchain/mcp-adapters", "other"),
    MASTRA("mastra", "Mastra", "@mastra/mcp", "other"),
    MCP_USE("mcp-use", "mcp-use", "mcp-use", "other"),
    FASTMCP("fastmcp", "FastMCP (Python)", "fastmcp", "other"),
    CLOUDFLARE_AGENTS("cloudflare-agents", "Cloudflare agents", "agents", "other"),
    MCPORTER("mcporter", "mcporter", "mcporter", "other"),
    MCPORTER_OAUTH("mcporter-oauth", "mcporter", "mcporter", "other", Entry.OAUTH),
    CLAUDE_CODE("claude-code", "Claude Code", NodePackages.forMachine("@anthropic-ai/claude-code"), "claude-code"),
    CLAUDE_CODE_OAUTH("claude-code-oauth", "Claude Code", NodePackages.forMachine("@anthropic-ai/claude-code"), "claude-code", Entry.OAUTH),
    CODEX("codex", "Codex CLI", NodePackages.forMachine("@openai/codex"), "codex-cli"),
    CODEX_OAUTH("codex-oauth", "Codex CLI", NodePackages.forMachine("@openai/codex"), "codex-cli", Entry.OAUTH),
    GEMINI_CLI("gemini-cli", "Gemini CLI", "@google/gemini-cli", "gemini-cli"),
    OPENCODE("opencode", "opencode", NodePackages.forMachine("opencode"), "opencode"),
    OPENCODE_OAUTH("opencode-oauth", "opencode", NodePackages.forMachine("opencode"), "opencode", Entry.OAUTH);

    /** How a client proves whom it acts for. */
    enum Entry { TOKEN, OAUTH }

    private final String id;
    private final String title;
    private final String source;
    private final String configuration;
    private final Entry entry;

    RealClient(String id, String title, String source, String configuration) {
        this(id, title, source, configuration, Entry.TOKEN);
    }

    RealClient(String id, String title, String source, String configuration, Entry entry) {
        this.id = id;
        this.title = title;
        this.source = source;
        this.configuration = configuration;
        this.entry = entry;
    }

    String id() {
        return id;
    }

    /** The value of {@code client} at {@code /config/mcp}. */
    String configuration() {
        return configuration;
    }

    Entry entry() {
        return entry;
    }

    /** The program and what comes before its arguments. */
    List<String> command() {
        if (this == FASTMCP) {
            return List.of(NodePackages.python().orElseThrow().toString(), "-B", NodePackages.file("clients/fast_mcp.py"));
        }
        return List.of(NodePackages.program(), NodePackages.file("clients/" + script() + ".mjs"));
    }

    /** Most clients have one script for both ways in. */
    private String script() {
        return this == MCP_REMOTE_OAUTH ? id : id.replaceFirst("-oauth$", "");
    }

    /** Whether it can run on this machine. */
    boolean isInstalled() {
        return this != FASTMCP || NodePackages.python().isPresent();
    }

    /** Its line in the table. */
    String row(String revision) {
        return rowStart() + " " + revision + " |";
    }

    /** How its line in the table begins, whatever came of it. */
    String rowStart() {
        return "| " + String.join(" | ", title, version(), "`" + configuration + "`", entry.name().toLowerCase(Locale.ROOT)) + " |";
    }

    private String version() {
        if (this == FASTMCP) {
            return NodePackages.requirement(source);
        }
        try {
            return new ObjectMapper().readTree(Path.of(NodePackages.file("node_modules/" + source + "/package.json")).toFile()).get("version").asText().replaceFirst("-linux.*", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
