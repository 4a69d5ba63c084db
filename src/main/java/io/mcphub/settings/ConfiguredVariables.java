package io.mcphub.settings;

import io.mcphub.platform.ConfigOverrides;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Gives {@code platform} the settings that replace environment variables, because platform must not depend on settings. */
@ApplicationScoped
class ConfiguredVariables implements ConfigOverrides {
    @Inject
    Settings settings;

    @Override
    public Optional<String> value(String variable) {
        return settings.text(variable.toLowerCase(Locale.ROOT));
    }
}
