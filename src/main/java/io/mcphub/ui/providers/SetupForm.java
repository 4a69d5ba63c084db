package io.mcphub.ui.providers;

import io.mcphub.connections.administration.IntegrationSetup;
import io.mcphub.settings.SettingState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one integration, as the form shows and sends them. A secret goes only in. */
public class SetupForm {
    private final List<SettingState> settings;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Boolean> removed = new HashMap<>();

    SetupForm(IntegrationSetup setup) {
        settings = setup.settings();
        settings.stream().filter(setting -> setting.value() != null).forEach(setting -> values.put(setting.name(), setting.value()));
    }

    /** What the form changes: a new value, or null to remove one. A secret that was left empty stays. */
    Map<String, @Nullable String> changes() {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        for (SettingState setting : settings) {
            String typed = values.get(setting.name());
            String value = typed == null || typed.isBlank() ? null : typed.strip();
            boolean emptied = value == null && !setting.secret() && setting.value() != null;
            if (emptied || Boolean.TRUE.equals(removed.get(setting.name()))) {
                changes.put(setting.name(), null);
            } else if (value != null && !value.equals(setting.value())) {
                changes.put(setting.name(), value);
            }
        }
        return changes;
    }

    /** The values by the names of their settings. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Which secrets to remove. */
    public Map<String, Boolean> getRemoved() {
        return removed;
    }
}
