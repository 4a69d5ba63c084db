package io.mcphub.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.administration.IntegrationSetup;
import io.mcphub.settings.SettingState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupFormTest {
    private final SetupForm form = new SetupForm(new IntegrationSetup("acme", "Acme", List.of("oauth"), List.of(
            new SettingState("secret", "secret", "Secret", "setting", null), new SettingState("host", "host", "Host", "setting", "acme.example")), null, null, List.of()));

    @Test
    void formWhenNothingWasTouchedThenChangesNothing() {
        assertThat(form.changes()).isEmpty();
    }

    @Test
    void formWhenASecretWasTypedThenReplacesIt() {
        form.getValues().put("secret", " new \n");

        assertThat(form.changes()).containsOnly(Map.entry("secret", "new"));
    }

    @Test
    void formWhenRemoveWasTickedThenRemovesTheSecret() {
        form.getRemoved().put("secret", true);

        assertThat(form.changes()).hasSize(1).containsEntry("secret", null);
    }

    @Test
    void formWhenAnOpenValueWasEmptiedThenRemovesIt() {
        form.getValues().put("host", "");

        assertThat(form.changes()).hasSize(1).containsEntry("host", null);
    }
}
