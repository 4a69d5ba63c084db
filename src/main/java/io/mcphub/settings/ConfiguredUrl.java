package io.mcphub.settings;

import io.mcphub.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives {@code platform} the hub's public address, because platform must not depend on settings. */
@ApplicationScoped
class ConfiguredUrl implements PublicUrl {
    @Inject
    Settings settings;

    @Override
    public String base() {
        return settings.baseUrl();
    }
}
