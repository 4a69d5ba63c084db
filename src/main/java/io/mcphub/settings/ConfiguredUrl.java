package io.mcphub.settings;

import io.mcphub.platform.http.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets {@code platform} write the public address into problem documents without knowing settings. */
@ApplicationScoped
class ConfiguredUrl implements PublicUrl {
    @Inject
    Settings settings;

    @Override
    public String base() {
        return settings.baseUrl();
    }
}
