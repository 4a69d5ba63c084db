package io.mcphub.settings;

import io.mcphub.audit.AuditPayloads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets {@code audit} ask for the setting {@code audit_payloads} without knowing settings. */
@ApplicationScoped
class ConfiguredPayloads implements AuditPayloads {
    @Inject
    Settings settings;

    @Override
    public boolean kept() {
        return settings.flag("audit_payloads", true);
    }
}
