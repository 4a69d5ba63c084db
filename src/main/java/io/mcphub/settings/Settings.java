package io.mcphub.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.crypto.SealedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an admin configured; a set value wins over the environment. Reads are cached, never one query per use. */
@ApplicationScoped
public class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());
    private static final int LONGEST_VALUE = 1024;

    @Inject
    HubConfig config;

    @Inject
    SettingStore store;

    @Inject
    Event<SettingsChanged> changed;

    /** One entry: the whole table, opened. */
    private final FreshCache<String, Map<SettingName, String>> cache = new FreshCache<>(Duration.ofMinutes(1), 1, all -> load());

    /**
     * The public address without a trailing slash: the setting {@code public_base_url}, else {@code public_host} (with the scheme
     * of {@code BASE_URL} if it names none), else {@code BASE_URL}.
     */
    public String baseUrl() {
        return value(SettingName.PUBLIC_BASE_URL).or(() -> value(SettingName.PUBLIC_HOST).map(this::withScheme)).orElseGet(config::baseUrl);
    }

    /** A provider credential by the name of its environment variable, such as {@code SLACK_CLIENT_ID}. */
    public Optional<Secret> credential(String variable) {
        return SettingName.of(variable.toLowerCase(Locale.ROOT))
                .flatMap(this::value)
                .or(() -> config.value(variable))
                .map(Secret::of);
    }

    /** A switch, such as {@code audit_payloads} or {@code pat_without_expiry}. */
    public boolean flag(String name, boolean defaultValue) {
        return SettingName.of(name).flatMap(this::value).map(Boolean::parseBoolean).orElse(defaultValue);
    }

    /** Every setting for an admin: its value or null; of a secret only whether it is set, here or in the environment. */
    public Map<String, @Nullable Object> overview() {
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        for (SettingName name : SettingName.values()) {
            overview.put(name.wire(), shown(name));
        }
        return overview;
    }

    /** Changes what the members name: a value sets, null deletes. Nothing changes if one of them is not acceptable. */
    public void change(JsonNode members, String adminId) {
        Map<SettingName, Optional<String>> changes = new EnumMap<>(SettingName.class);
        members.fields().forEachRemaining(member -> {
            SettingName name = SettingName.of(member.getKey())
                    .orElseThrow(() -> HubException.invalid(member.getKey(), "There is no such setting. GET /api/admin/settings lists them."));
            changes.put(name, member.getValue().isNull() ? Optional.empty() : Optional.of(stored(name, member.getValue())));
        });
        store.apply(changes, adminId);
        cache.changed();
        changed.fire(new SettingsChanged());
    }

    private @Nullable Object shown(SettingName name) {
        return switch (name.kind()) {
            case SECRET -> Map.of("set", credential(name.name()).isPresent());
            case FLAG -> value(name).map(Boolean::valueOf).orElse(null);
            case HOST, URL -> value(name).orElse(null);
        };
    }

    private Optional<String> value(SettingName name) {
        return Optional.ofNullable(cache.get("all").get(name));
    }

    private Map<SettingName, String> load() {
        Map<SettingName, String> values = new EnumMap<>(SettingName.class);
        store.all().forEach((wire, stored) -> SettingName.of(wire).ifPresent(name -> opened(name, stored).ifPresent(v -> values.put(name, v))));
        return values;
    }

    private Optional<String> opened(SettingName name, String stored) {
        if (name.kind() != SettingName.Kind.SECRET) {
            return Optional.of(stored);
        }
        List<byte[]> keys = Stream.concat(Stream.of(config.encryptionKey()), config.previousEncryptionKeys().stream()).map(Settings::key).toList();
        Optional<String> value = SealedText.open(keys, row(name), stored);
        if (value.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "the setting {0} does not open with TOKENS_ENCRYPTION_KEY; set it again", name.wire());
        }
        return value;
    }

    private String stored(SettingName name, JsonNode value) {
        if (name.kind() == SettingName.Kind.FLAG) {
            return String.valueOf(flagOf(name, value));
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        // Provider credentials travel in headers and forms, addresses in headers: none of them holds anything else.
        if (text.isEmpty() || text.length() > LONGEST_VALUE || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw HubException.invalid(name.wire(), name.wire() + " must be a text of 1 to " + LONGEST_VALUE + " ASCII characters, or null to delete it.");
        }
        return switch (name.kind()) {
            case URL -> url(name, text);
            case HOST -> hasScheme(text) ? url(name, text) : host(name, text);
            case SECRET -> SealedText.seal(key(config.encryptionKey()), row(name), text);
            case FLAG -> throw new IllegalStateException("a flag is no text");
        };
    }

    private static boolean flagOf(SettingName name, JsonNode value) {
        if (!value.isBoolean()) {
            throw HubException.invalid(name.wire(), name.wire() + " must be true, false or null.");
        }
        return value.booleanValue();
    }

    private static String url(SettingName name, String text) {
        String url = text.replaceAll("/+$", "");
        if (!isAddress(url)) {
            throw HubException.invalid(name.wire(), name.wire() + " must be an address such as https://hub.example.com, without a path.");
        }
        return url;
    }

    private static String host(SettingName name, String text) {
        if (!isAddress("https://" + text)) {
            throw HubException.invalid(name.wire(), name.wire() + " must be a host such as hub.example.com or hub.example.com:8443, or an address without a path.");
        }
        return text;
    }

    private static boolean isAddress(String url) {
        if (!hasScheme(url)) {
            return false;
        }
        try {
            URI uri = URI.create(url);
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null && uri.getRawPath().isEmpty();
            return uri.getHost() != null && bare && uri.getPort() <= 65_535 && uri.getPort() != 0;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    private static boolean hasScheme(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private String withScheme(String host) {
        return hasScheme(host) ? host : URI.create(config.baseUrl()).getScheme() + "://" + host;
    }

    private static byte[] key(Secret secret) {
        return Keys.hkdf(secret, "settings");
    }

    private static String row(SettingName name) {
        return "settings:" + name.wire();
    }
}
