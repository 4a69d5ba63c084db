package io.mcphub.launcher.configuration;

import static io.mcphub.launcher.configuration.Rule.any;
import static io.mcphub.launcher.configuration.Rule.listOf;
import static io.mcphub.launcher.configuration.Rule.number;
import static io.mcphub.launcher.configuration.Rule.oneOf;

import io.mcphub.launcher.logging.LogLevel;
import io.mcphub.launcher.logging.LogThresholds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every environment variable that the hub reads: its own, and those that integrations declare. README.md and {@code .env.example} list the same names with the same
 * defaults; {@code ConfigurationTableTest} keeps the three equal.
 */
public final class Variables {
    static final Variable HTTP_PORT = Variable.of("HTTP_PORT", "8000", number(1, 65535));
    static final Variable HTTP_HOST = Variable.of("HTTP_HOST", "127.0.0.1", any());
    static final Variable BASE_URL = Variable.of("BASE_URL", "http://localhost:<port>", any());
    static final Variable HUB_ENV = Variable.of("HUB_ENV", oneOf("production", "development"));
    static final Variable DATABASE_PATH = Variable.of("DATABASE_PATH", "data/app.db", any());
    /** The server with the database; without a value, it is a file. */
    public static final Variable DATABASE_URL = Variable.of("DATABASE_URL", new Rule(Shapes::isDatabaseUrl, "an address such as jdbc:postgresql://db.example.com:5432/hub, without user and password"));
    static final Variable DATABASE_USER = Variable.of("DATABASE_USER", any());
    static final Variable DATABASE_PASSWORD = Variable.of("DATABASE_PASSWORD", any());
    static final Variable DATABASE_PASSWORD_FILE = Variable.of("DATABASE_PASSWORD_FILE", any());
    /** The address of the first admin. */
    public static final Variable ADMIN_EMAIL = Variable.of("ADMIN_EMAIL", "admin@example.com", new Rule(Shapes::isEmail, "an e-mail address such as admin@example.com"));
    static final Variable ADMIN_PASSWORD = Variable.of("ADMIN_PASSWORD", "generated", any());
    /** The secret that tokens of the hub are signed with. */
    public static final Variable JWT_SECRET = Variable.of("JWT_SECRET", "generated", any());
    /** The secret that tokens of providers are sealed with. */
    public static final Variable TOKENS_ENCRYPTION_KEY = Variable.of("TOKENS_ENCRYPTION_KEY", "generated", any());
    static final Variable CIMD_ALLOW_LOOPBACK = Variable.of("CIMD_ALLOW_LOOPBACK", "false",
            new Rule(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false"));

    static final Variable LOG_LEVEL = Variable.of("LOG_LEVEL", "info", new Rule(LogLevel::isOne, String.join(", ", LogLevel.names())));
    static final Variable LOG_LEVELS = Variable.of("LOG_LEVELS",
            listOf(LogThresholds::isOne, "loggers with levels such as io.mcphub.mcp=debug,org.glassfish=info"));
    static final Variable LOG_FORMAT = Variable.of("LOG_FORMAT", "text", oneOf("text", "json"));
    static final Variable LOG_FILE = Variable.of("LOG_FILE", any());
    static final Variable START_TIMEOUT_SECONDS = Variable.of("START_TIMEOUT_SECONDS", "600", number(10, 86_400));

    static final Variable START_CACHE = Variable.of("START_CACHE", "data/cache", any());

    /** The least length of a secret of the hub. */
    static final int LEAST_KEY_LENGTH = 32;

    private static final Rule OTHER_KEYS = listOf(key -> key.length() >= LEAST_KEY_LENGTH, "other keys of 32 characters or more, comma-separated");
    private static final int MEBIBYTE = 1024 * 1024;

    /** In the order of the documentation. */
    private static final List<Variable> OWN = List.of(
            HTTP_PORT,
            HTTP_HOST,
            BASE_URL,
            HUB_ENV,
            LOG_LEVEL,
            LOG_LEVELS,
            LOG_FORMAT,
            LOG_FILE,
            START_TIMEOUT_SECONDS,
            START_CACHE,
            DATABASE_PATH,
            Variable.of("DATABASE_SYNC", "normal", oneOf("normal", "full")),
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_PASSWORD_FILE,
            Variable.of("NODE_ID", "generated", new Rule(text -> text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "1 to 64 letters, digits, dots, dashes or underscores")),
            ADMIN_EMAIL,
            ADMIN_PASSWORD,
            JWT_SECRET,
            Variable.of("JWT_SECRET_PREVIOUS", OTHER_KEYS),
            TOKENS_ENCRYPTION_KEY,
            Variable.of("TOKENS_ENCRYPTION_KEY_PREVIOUS", OTHER_KEYS),
            Variable.of("ACCESS_TOKEN_EXPIRE_MINUTES", "15", number(1, 1440)),
            Variable.of("REFRESH_TOKEN_EXPIRE_DAYS", "30", number(1, 3650)),
            Variable.of("MCP_ALLOWED_ORIGINS", "https://chatgpt.com,https://claude.ai,https://claude.com", listOf(Shapes::isOrigin, "origins such as https://app.example.com, comma-separated")),
            Variable.of("MCP_MAX_BODY_BYTES", "1048576", number(1024, 64 * MEBIBYTE)),
            Variable.of("MCP_MAX_DEPTH", "64", number(8, 1000)),
            Variable.of("MCP_MAX_BATCH", "50", number(1, 1000)),
            Variable.of("MCP_MAX_CONCURRENT_CALLS", "8 per user", number(1, 1000)),
            Variable.of("MCP_MAX_PARALLEL_CALLS", "64", number(4, 128)),
            Variable.of("MCP_MAX_CALL_SECONDS", "120", number(1, 3600)),
            Variable.of("MCP_MAX_STREAMS", "1024", number(0, 100_000)),
            Variable.of("MCP_MAX_STREAMS_PER_USER", "8", number(0, 100_000)),
            Variable.of("TRUSTED_PROXIES", listOf(Shapes::isCidr, "addresses or CIDRs such as 10.0.0.0/8, comma-separated")),
            Variable.of("OAUTH_REFRESH_GRACE_SECONDS", "60", number(0, 3600)),
            Variable.of("OAUTH_REGISTRATIONS_PER_DAY", "200", number(1, 100_000)),
            Variable.of("OAUTH_NATIVE_REDIRECTS", "known apps", listOf(Shapes::isUri, "redirect URIs, comma-separated")),
            CIMD_ALLOW_LOOPBACK,
            Variable.of("METRICS_TOKEN", any()));

    private static final List<Variable> ALL = Stream.concat(OWN.stream(), DeclaredVariables.all().stream()).toList();

    private Variables() {}

    static List<Variable> all() {
        return ALL;
    }

    /** The variable of this name. */
    static Optional<Variable> named(String name) {
        return ALL.stream().filter(variable -> variable.name().equals(name)).findFirst();
    }
}
