package io.mcphub.api;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /integrations*}: a person's connections. */
@ApplicationPath("integrations")
public class IntegrationsApplication extends HubApplication {
    public IntegrationsApplication() {
        super(IntegrationsResource.class, ConversationsResource.class);
    }
}
