package io.mcphub.settings;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.http.PublicUrl;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives {@code platform} the hub's public address, because platform must not depend on settings. */
@ApplicationScoped
class ConfiguredUrl implements PublicUrl {
    @Inject
    Settings settings;

    @Inject
    HubConfig config;

    /** Descriptions of problems need it, also where the problem is that the database does not answer. */
    @Override
    public String base() {
        try {
            return settings.baseUrl();
        } catch (RuntimeException failed) {
            if (!WriteHealth.shared().told(failed)) {
                throw failed;
            }
            return config.baseUrl();
        }
    }
}
