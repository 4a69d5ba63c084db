package io.mcphub.connections.connectors;

import io.mcphub.audit.SecretShape;
import io.mcphub.audit.SecretShapes;
import io.mcphub.settings.Setting;
import io.mcphub.settings.SettingSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Passes what connectors declare to settings and the audit log. */
@ApplicationScoped
public class Declarations implements SettingSource, SecretShapes {
    @Inject
    ConnectorRegistry connectors;

    @Override
    public List<Setting> settings() {
        return connectors.all().stream().flatMap(connector -> connector.declaration().settings().stream()).toList();
    }

    @Override
    public List<SecretShape> shapes() {
        return connectors.all().stream().map(connector -> connector.declaration().secrets()).flatMap(Optional::stream).toList();
    }
}
