package io.mcphub.integrations.slack;

/** The user scopes that the tools need; {@code docs/slack-app-manifest.yml} lists the same. */
final class SlackScopes {
    static final String DEFAULT = String.join(
            ",",
            "channels:read",
            "groups:read",
            "im:read",
            "mpim:read",
            "channels:history",
            "groups:history",
            "im:history",
            "mpim:history",
            "chat:write",
            "im:write",
            "mpim:write",
            "users:read",
            "users:read.email",
            "search:read",
            "canvases:read",
            "canvases:write",
            "files:read");

    private SlackScopes() {}
}
