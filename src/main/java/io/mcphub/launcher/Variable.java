package io.mcphub.launcher;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every environment variable that the hub reads. README.md and {@code .env.example} list the same names with the same
 * defaults; {@code ConfigurationTableTest} keeps the three equal.
 */
enum Variable {
    HTTP_PORT("8000"),
    HTTP_HOST("127.0.0.1"),
    BASE_URL("http://localhost:<port>"),
    HUB_ENV,
    DATABASE_PATH("data/app.db"),
    ADMIN_EMAIL("admin@example.com"),
    ADMIN_PASSWORD("generated"),
    JWT_SECRET("generated"),
    TOKENS_ENCRYPTION_KEY("generated"),
    TOKENS_ENCRYPTION_KEY_PREVIOUS,
    ACCESS_TOKEN_EXPIRE_MINUTES("15"),
    REFRESH_TOKEN_EXPIRE_DAYS("30"),
    SLACK_CLIENT_ID,
    SLACK_CLIENT_SECRET,
    TEAMWORK_CLIENT_ID,
    TEAMWORK_CLIENT_SECRET,
    TELEGRAM_API_ID,
    TELEGRAM_API_HASH,
    SLACK_API_URL("https://slack.com/api/"),
    SLACK_AUTHORIZE_URL("https://slack.com/oauth/v2/authorize"),
    SLACK_USER_SCOPES("the scopes our tools need"),
    SLACK_PKCE("false"),
    TEAMWORK_LOGIN_URL("https://www.teamwork.com"),
    TEAMWORK_ALLOWED_HOSTS,
    MCP_ALLOWED_ORIGINS,
    MCP_MAX_BODY_BYTES("1048576"),
    MCP_MAX_DEPTH("64"),
    MCP_MAX_BATCH("50"),
    MCP_MAX_CONCURRENT_CALLS("8 per user"),
    MCP_MAX_CALL_SECONDS("120"),
    MCP_MAX_STREAMS("1024"),
    MCP_MAX_STREAMS_PER_USER("8"),
    TRUSTED_PROXIES,
    OAUTH_REFRESH_GRACE_SECONDS("10"),
    OAUTH_NATIVE_REDIRECTS("cursor://anysphere.cursor-mcp/oauth/callback"),
    CIMD_ALLOW_LOOPBACK("false"),
    METRICS_TOKEN;

    private final @Nullable String documentedDefault;

    Variable() {
        this(null);
    }

    Variable(@Nullable String documentedDefault) {
        this.documentedDefault = documentedDefault;
    }

    /** The default as the documentation words it. */
    Optional<String> documentedDefault() {
        return Optional.ofNullable(documentedDefault);
    }
}
