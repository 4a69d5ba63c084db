package io.mcphub.ui.settings;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.doctor.Check;
import io.mcphub.doctor.Doctor;
import io.mcphub.platform.HubException;
import io.mcphub.settings.Settings;
import io.mcphub.ui.Browser;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page {@code /admin/settings}. Each group of settings is a form of its own; an empty field goes back to the default. */
@Named
@RequestScoped
public class SettingsView {
    private static final int CHANGES = 20;
    private static final Set<String> FLAGS = Set.of("audit_payloads", "pat_without_expiry");
    private static final Set<String> NUMBERS = Set.of("access_token_expire_minutes", "refresh_token_expire_days", "audit_retention_days");

    @Inject
    Settings settings;

    @Inject
    Doctor doctor;

    @Inject
    AuditLog log;

    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private final Map<String, String> values = new HashMap<>();
    private @Nullable Check reach;

    @PostConstruct
    void load() {
        settings.overview(caller.get()).forEach((name, value) -> values.put(name, value == null ? "" : String.valueOf(value)));
    }

    /** Stores the named settings, all or none. */
    public void save(String names) {
        try {
            Map<String, @Nullable Object> wish = new LinkedHashMap<>();
            Arrays.stream(names.split(",")).forEach(name -> wish.put(name, typed(name, values.get(name))));
            settings.change(caller.get(), wish);
            browser.goTo("/admin/settings?saved=1");
        } catch (HubException refused) {
            browser.tell(names.split(",")[0], refused);
        }
    }

    /** Asks the public address for a sign of life. */
    public void check() {
        try {
            reach = browser.waitFor(caller.get(), () -> doctor.reach(caller.get()));
        } catch (HubException refused) {
            browser.tell("address", refused);
        }
    }

    /** What the check found; null before it. */
    public @Nullable Check getReach() {
        return reach;
    }

    /** The address that counts now, wherever it comes from. */
    public String getBaseUrl() {
        return settings.baseUrl();
    }

    /** Whether a change was just stored. */
    public boolean isSaved() {
        return browser.parameter("saved") != null;
    }

    /** The texts of the fields, by the names of settings. */
    public Map<String, String> getValues() {
        return values;
    }

    /** The latest changes, newest first. */
    public List<SettingChange> getChanges() {
        AuditFilter filter = new AuditFilter(null, null, null, null, null, null, AuditAction.SETTINGS_CHANGED, null, null, null, CHANGES, null);
        return log.everybodys(caller.get(), filter).items().stream().map(row -> SettingChange.of(row, this::person)).toList();
    }

    private String person(String id) {
        return users.known(id).map(User::email).orElse(id);
    }

    /** The value as the setting takes it: null for an empty field, and a number or a flag where it is one. */
    private static @Nullable Object typed(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (FLAGS.contains(name)) {
            return Boolean.valueOf(text);
        }
        try {
            return NUMBERS.contains(name) ? (Object) Integer.valueOf(text.strip()) : text;
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }
}
