package io.mcphub.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditRow;
import io.mcphub.doctor.Check;
import io.mcphub.doctor.Doctor;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page {@code /admin/settings}. Each group of settings is a form of its own; an empty field goes back to the default. */
@Named
@RequestScoped
public class SettingsView {
    private static final int CHANGES = 20;
    private static final String SAVED = "setting-saved";

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
    private final Map<String, String> stored = new HashMap<>();
    private @Nullable Check reach;

    @PostConstruct
    void load() {
        settings.overview(caller.get()).forEach((name, value) -> stored.put(name, value == null ? "" : String.valueOf(value)));
        values.putAll(stored);
    }

    /** What a form shows of these settings; it sends this back, so that {@link #save} knows what the admin changed. */
    public String before(String names) {
        Map<String, String> now = new LinkedHashMap<>();
        Arrays.stream(names.split(",")).forEach(name -> now.put(name, stored.getOrDefault(name, "")));
        return Json.write(now);
    }

    /** Stores what the admin changed in a form, all or nothing. What somebody else changed meanwhile stays. */
    public void save() {
        Map<String, String> shown = shown();
        if (shown.isEmpty()) {
            browser.goTo("/admin/settings");
            return;
        }
        try {
            settings.changeTexts(caller.get(), changed(shown));
            browser.goTo(caller.get(), "/admin/settings", new Receipt(SAVED, ""));
        } catch (HubException refused) {
            browser.tell("form-" + shown.keySet().iterator().next(), refused);
        }
    }

    /** What the admin changed; of the rest the page shows what is stored now. */
    private Map<String, @Nullable String> changed(Map<String, String> shown) {
        Map<String, @Nullable String> wish = new LinkedHashMap<>();
        shown.forEach((name, value) -> {
            if (value.equals(values.get(name))) {
                values.put(name, stored.get(name));
            } else {
                wish.put(name, values.get(name));
            }
        });
        return wish;
    }

    /** What the form showed; nothing if the browser sends back something else than {@link #before}. */
    private Map<String, String> shown() {
        try {
            Map<String, String> shown = new LinkedHashMap<>();
            Json.mapper().readTree(Objects.requireNonNullElse(browser.parameter("before"), "")).properties().forEach(field -> shown.put(field.getKey(), field.getValue().asText()));
            return shown;
        } catch (JsonProcessingException foreign) {
            return Map.of();
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
        return browser.receipt(caller.get()).filter(done -> done.what().equals(SAVED)).isPresent();
    }

    /** The texts of the fields, by the names of settings. */
    public Map<String, String> getValues() {
        return values;
    }

    /** The latest changes, newest first. */
    public List<SettingChange> getChanges() {
        AuditFilter filter = new AuditFilter(null, null, null, null, null, null, AuditAction.SETTINGS_CHANGED, null, null, null, CHANGES, null);
        List<AuditRow> rows = log.everybodys(caller.get(), filter).items();
        Map<String, User> people = users.of(caller.get(), rows.stream().map(AuditRow::user).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream().map(row -> SettingChange.of(row, people.get(row.user()))).toList();
    }
}
