package io.mcphub.api;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /config/*}: configuration for clients. */
@ApplicationPath("config")
public class ConfigApplication extends HubApplication {
    public ConfigApplication() {
        super(McpConfigResource.class);
    }
}
