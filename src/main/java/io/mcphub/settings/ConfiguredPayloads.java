package io.mcphub.settings;

import io.mcphub.audit.AuditPayloads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives {@code audit} the setting {@code audit_payloads}, because audit must not depend on settings. */
@ApplicationScoped
class ConfiguredPayloads implements AuditPayloads {
    @Inject
    Settings settings;

    @Override
    public boolean kept() {
        return settings.flag("audit_payloads", true);
    }
}
