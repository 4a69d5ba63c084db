package io.mcphub.conformance;

/** A client that people use and that no test can run: what keeps it from here, and the configuration that the hub hands out for it. */
enum ClientElsewhere {
    GEMINI_CLI("Gemini CLI", "gemini-cli", "oauth", "it signs in from its own prompt alone (/mcp auth)"),
    CHATGPT("ChatGPT", "chatgpt", "oauth", "its maker's servers call the hub"),
    CLAUDE("Claude, web and desktop", "claude", "oauth", "its maker's servers call the hub"),
    CURSOR("Cursor", "cursor", "token, oauth", "a desktop program that needs an account"),
    VSCODE("VS Code", "vscode", "token, oauth", "a desktop program that needs an account"),
    WINDSURF("Windsurf", "windsurf", "token, oauth", "a desktop program that needs an account");

    private final String title;
    private final String configuration;
    private final String ways;
    private final String reason;

    ClientElsewhere(String title, String configuration, String ways, String reason) {
        this.title = title;
        this.configuration = configuration;
        this.ways = ways;
        this.reason = reason;
    }

    /** The value of {@code client} at {@code /config/mcp}. */
    String configuration() {
        return configuration;
    }

    /** Its line in the table. */
    String row() {
        return "| " + String.join(" | ", title, "not run: " + reason, "`" + configuration + "`", ways, "-") + " |";
    }

    @Override
    public String toString() {
        return title + " is not run: " + reason;
    }
}
