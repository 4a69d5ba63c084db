package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** The OAuth apps that an admin set up in {@code <INTEGRATION>_CLIENT_ID} and {@code <INTEGRATION>_CLIENT_SECRET}. */
@ApplicationScoped
public class OAuthApps {
    @Inject
    Settings settings;

    /** The app of an integration; empty if one of the two values is missing. */
    public Optional<OAuthApp> find(String integration) {
        Optional<Secret> secret = settings.credential(variable(integration, "_CLIENT_SECRET"));
        return settings.credential(variable(integration, "_CLIENT_ID")).flatMap(id -> secret.map(known -> new OAuthApp(id.reveal(), known)));
    }

    /** As {@link #find}, but throws {@code CONFLICT} if there is none. */
    public OAuthApp require(Connector connector) {
        return find(connector.id()).orElseThrow(() -> HubException.conflict(connector.displayName() + "'s OAuth is not configured. An admin sets "
                + variable(connector.id(), "_CLIENT_ID") + " and " + variable(connector.id(), "_CLIENT_SECRET") + "; until then connect in another way."));
    }

    private static String variable(String integration, String name) {
        return integration.toUpperCase(Locale.ROOT) + name;
    }
}
