package io.mcphub.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.settings.Settings;
import io.mcphub.ui.FakeBrowser;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsViewTest {
    private static final String GROUP = "sign_up,audit_retention_days";

    private final Map<String, @Nullable Object> stored = new HashMap<>(Map.of("sign_up", "closed", "audit_retention_days", 400));
    private final Map<String, @Nullable String> changed = new LinkedHashMap<>();
    private final FakeBrowser browser = new FakeBrowser();

    @Test
    void saveWhenAFieldIsChangedThenOnlyThatIsStored() {
        browser.parameters.put("before", view().before(GROUP));

        SettingsView posted = view();
        posted.getValues().put("audit_retention_days", "500");
        posted.save();

        assertThat(changed).isEqualTo(Map.of("audit_retention_days", "500"));
        assertThat(browser.wentTo).isEqualTo("/admin/settings?receipt=setting-saved:");
    }

    @Test
    void saveWhenAnotherAdminChangedAFieldMeanwhileThenThatStays() {
        browser.parameters.put("before", view().before(GROUP));
        stored.put("sign_up", "approval");

        SettingsView posted = view();
        posted.getValues().putAll(Map.of("sign_up", "closed", "audit_retention_days", "soon"));
        posted.save();

        assertThat(changed).containsOnlyKeys("audit_retention_days");
        assertThat(browser.told).isEqualTo("form-sign_up: must be a number");
        assertThat(posted.getValues().get("sign_up")).isEqualTo("approval");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{", "[]", "7", "{}"})
    void saveWhenTheBrowserSendsBackNoFormThenNothingIsStoredAndThePageIsShownAgain(@Nullable String before) {
        browser.parameters.put("before", before);

        view().save();

        assertThat(changed).isEmpty();
        assertThat(browser.wentTo).isEqualTo("/admin/settings");
    }

    /** As a request begins. */
    private SettingsView view() {
        SettingsView view = new SettingsView();
        view.browser = browser;
        view.caller = new CurrentCaller();
        view.caller.set(Caller.person("eva-id", Role.ADMIN, Caller.Credential.SESSION, "s1", Instant.MAX));
        view.settings = new Settings() {
            @Override
            public Map<String, @Nullable Object> overview(Caller caller) {
                return stored;
            }

            @Override
            public void changeTexts(Caller caller, Map<String, @Nullable String> texts) {
                changed.putAll(texts);
                if (texts.containsValue("soon")) {
                    throw HubException.invalid("audit_retention_days", "must be a number");
                }
            }
        };
        view.load();
        return view;
    }
}
