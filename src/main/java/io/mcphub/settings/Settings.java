package io.mcphub.settings;

import io.mcphub.access.Caller;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.nodes.Broadcast;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an admin configured. A setting wins over the environment variable of the same name. Reads come from a cache. */
@ApplicationScoped
public class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    @Inject
    HubConfig config;

    @Inject
    KnownSettings settings;

    @Inject
    SettingStore store;

    @Inject
    SealedSettings sealed;

    @Inject
    Event<SettingsChanged> changed;

    @Inject
    Broadcast broadcast;

    /** Has one key, for the whole table with its secrets opened. */
    private final FreshCache<String, Map<Setting, String>> cache = new FreshCache<>(Duration.ofMinutes(1), 1, all -> load());

    @PostConstruct
    void share() {
        broadcast.share("settings", cache);
    }

    /**
     * The public address without a trailing slash: the setting {@code public_base_url}, else {@code public_host} (with the scheme
     * of {@code BASE_URL} if it names none), else {@code BASE_URL}.
     */
    public String baseUrl() {
        return value(KnownSettings.PUBLIC_BASE_URL).or(() -> value(KnownSettings.PUBLIC_HOST).map(this::withScheme)).orElseGet(config::baseUrl);
    }

    /** A provider's credential, by the name of its environment variable. */
    public Optional<Secret> credential(String variable) {
        return settings.find(variable.toLowerCase(Locale.ROOT))
                .flatMap(this::value)
                .or(() -> config.value(variable))
                .map(Secret::of);
    }

    /** The value of a setting of the hub that is no secret; empty if no admin set it. */
    public Optional<String> text(String name) {
        return settings.find(name).filter(setting -> setting.kind() != Setting.Kind.SECRET).flatMap(this::value);
    }

    /** The comma-separated values of a setting; empty if no admin set it. */
    public List<String> list(String name) {
        return text(name).map(SettingRules::parts).orElse(List.of());
    }

    /** A setting that is true or false, such as {@code audit_payloads} or {@code pat_without_expiry}. */
    public boolean flag(String name, boolean defaultValue) {
        return settings.find(name).flatMap(this::value).map(Boolean::parseBoolean).orElse(defaultValue);
    }

    /**
     * Every setting with its value or null; of a secret only whether it is set, here or in the environment. {@code FORBIDDEN}
     * unless the caller is an admin.
     */
    public Map<String, @Nullable Object> overview(Caller caller) {
        caller.requireAdmin();
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        for (Setting setting : settings.all()) {
            overview.put(setting.name(), shown(setting));
        }
        return overview;
    }

    /** These settings with where their values come from; secrets without values. {@code FORBIDDEN} unless the caller is an admin. */
    public List<SettingState> states(Caller caller, List<Setting> wanted) {
        caller.requireAdmin();
        return wanted.stream().map(this::state).toList();
    }

    /**
     * Changes the named settings: a text or a flag sets one, null deletes it. Either all change or none. {@code FORBIDDEN} unless the
     * caller is an admin, {@code INVALID_INPUT} for an unknown name or a wrong value.
     */
    public void change(Caller caller, Map<String, @Nullable Object> values) {
        caller.requireAdmin();
        Map<Setting, Optional<String>> changes = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Setting setting = settings.find(name).orElseThrow(() -> HubException.invalid(name, "There is no such setting. GET /api/admin/settings lists them."));
            changes.put(setting, Optional.ofNullable(value).map(v -> stored(setting, v)));
        });
        store.apply(changes, caller.userId());
        cache.changed();
        changed.fire(new SettingsChanged());
    }

    /** As {@link #change}, with values as a form sends them; null and blank delete a setting. */
    public void changeTexts(Caller caller, Map<String, @Nullable String> texts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, settings.find(name).map(setting -> setting.typed(text)).orElse(text)));
        change(caller, values);
    }

    private @Nullable Object shown(Setting setting) {
        return switch (setting.kind()) {
            case SECRET -> Map.of("set", credential(setting.variable()).isPresent());
            case FLAG -> value(setting).map(Boolean::valueOf).orElse(null);
            case NUMBER -> value(setting).map(Integer::valueOf).orElse(null);
            case HOST, URL, TEXT, CHOICE, CHOICES, ORIGINS, URIS, ADDRESSES, TOOLS -> value(setting).orElse(null);
        };
    }

    private SettingState state(Setting setting) {
        Optional<String> set = value(setting);
        String source = set.isPresent() ? "setting" : config.value(setting.variable()).isPresent() ? "environment" : null;
        return SettingState.of(setting, source, set.orElse(null));
    }

    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(cache.get("all").get(setting));
    }

    private Map<Setting, String> load() {
        Map<Setting, String> values = new LinkedHashMap<>();
        store.all().forEach((name, stored) -> settings.find(name).ifPresent(setting -> opened(setting, stored).ifPresent(v -> values.put(setting, v))));
        return values;
    }

    private Optional<String> opened(Setting setting, String stored) {
        if (setting.kind() != Setting.Kind.SECRET) {
            return Optional.of(stored);
        }
        Optional<String> value = sealed.open(setting, stored);
        if (value.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "the setting {0} does not open with TOKENS_ENCRYPTION_KEY; set it again", setting.name());
        }
        return value;
    }

    private String stored(Setting setting, Object value) {
        String text = SettingRules.checked(setting, value);
        return setting.kind() == Setting.Kind.SECRET ? sealed.seal(setting, text) : text;
    }

    private String withScheme(String host) {
        return SettingRules.hasScheme(host) ? host : URI.create(config.baseUrl()).getScheme() + "://" + host;
    }
}
