package io.mcphub.settings;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What an admin configured; a set value wins over the environment. Reads are cached, never one query per use. */
@ApplicationScoped
public class Settings {
    @Inject
    HubConfig config;

    /** The public address without a trailing slash: the setting {@code public_base_url}, else {@code BASE_URL}. */
    public String baseUrl() {
        return config.baseUrl();
    }

    /** A provider credential by the name of its environment variable, such as {@code SLACK_CLIENT_ID}. */
    public Optional<Secret> credential(String variable) {
        return config.value(variable).map(Secret::of);
    }

    /** A switch, such as {@code audit_payloads} or {@code pat_without_expiry}. */
    public boolean flag(String name, boolean defaultValue) {
        return defaultValue;
    }
}
