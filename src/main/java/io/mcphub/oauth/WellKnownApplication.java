package io.mcphub.oauth;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /.well-known} (RFC 8615). */
@ApplicationPath(".well-known")
public class WellKnownApplication extends HubApplication {
    public WellKnownApplication() {
        super(JwksResource.class, AuthorizationServerResource.class, ProtectedResourceResource.class);
    }
}
