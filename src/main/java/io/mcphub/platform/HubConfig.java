package io.mcphub.platform;

import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/** The hub's configuration, typed and with defaults: environment variables, and what the launcher read from {@code .env}. */
@ApplicationScoped
public class HubConfig {
    /** Also finds the files with the secrets that the launcher generated. */
    @Inject
    Config config;

    /** Variables that settings of the same name replace. */
    private static final Set<String> CHANGEABLE = Set.of("ACCESS_TOKEN_EXPIRE_MINUTES", "REFRESH_TOKEN_EXPIRE_DAYS", "MCP_ALLOWED_ORIGINS", "OAUTH_NATIVE_REDIRECTS",
            "OAUTH_REGISTRATIONS_PER_DAY", "TRUSTED_PROXIES");

    @Inject
    ConfigOverrides overrides;

    /** Keeps what was read: asking every configuration source is slow, and the values never change while the process runs. */
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    /** The value of a variable, stripped; empty if it is missing or blank. Of some an admin may replace it while the hub runs. */
    public Optional<String> value(String variable) {
        return CHANGEABLE.contains(variable) ? overrides.value(variable).or(() -> configured(variable)) : configured(variable);
    }

    private Optional<String> configured(String variable) {
        return known.computeIfAbsent(variable, name -> config.getOptionalValue(name, String.class).map(String::strip).filter(v -> !v.isEmpty()));
    }

    /** The value as a whole number, or the default if it is missing. {@link NumberFormatException} if it is not a number. */
    public int number(String variable, int defaultValue) {
        return value(variable).map(Integer::parseInt).orElse(defaultValue);
    }

    /** The comma-separated values, stripped and without empty ones. */
    public List<String> list(String variable) {
        return value(variable).map(v -> Arrays.stream(v.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList()).orElse(List.of());
    }

    public String databasePath() {
        return value("DATABASE_PATH").orElse("data/app.db");
    }

    public int port() {
        return number("HTTP_PORT", 8000);
    }

    /** The hub's public address from {@code BASE_URL}, without a trailing slash. The setting {@code public_base_url} wins over it. */
    public String baseUrl() {
        return value("BASE_URL").map(u -> u.replaceAll("/+$", "")).orElse("http://localhost:" + port());
    }

    public String adminEmail() {
        return value("ADMIN_EMAIL").orElse("admin@example.com").toLowerCase(Locale.ROOT);
    }

    public Optional<Secret> adminPassword() {
        return value("ADMIN_PASSWORD").map(Secret::of);
    }

    /** The secret from which {@link Keys} derives its keys. The launcher makes sure that it has at least 32 characters. */
    public Secret jwtSecret() {
        return Secret.of(required("JWT_SECRET"));
    }

    /** Secrets whose keys read what other nodes write, or wrote: of the last one, or of the next. */
    public List<Secret> otherJwtSecrets() {
        return list("JWT_SECRET_PREVIOUS").stream().map(Secret::of).toList();
    }

    /** The key that seals stored credentials today; {@link #previousEncryptionKeys} still open older ones. */
    public Secret encryptionKey() {
        return Secret.of(required("TOKENS_ENCRYPTION_KEY"));
    }

    public List<Secret> previousEncryptionKeys() {
        return list("TOKENS_ENCRYPTION_KEY_PREVIOUS").stream().map(Secret::of).toList();
    }

    public Duration accessTokenLifetime() {
        return Duration.ofMinutes(number("ACCESS_TOKEN_EXPIRE_MINUTES", 15));
    }

    public Duration refreshTokenLifetime() {
        return Duration.ofDays(number("REFRESH_TOKEN_EXPIRE_DAYS", 30));
    }

    /** How long a call of a tool may run. */
    public Duration longestCall() {
        return Duration.ofSeconds(number("MCP_MAX_CALL_SECONDS", 120));
    }

    public boolean production() {
        return value("HUB_ENV").filter("production"::equals).isPresent();
    }

    private String required(String variable) {
        return value(variable).orElseThrow(() -> new IllegalStateException(variable + " is not set; start the hub through its launcher"));
    }
}
