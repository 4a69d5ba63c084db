package io.mcphub.api;

import io.mcphub.oauth.AuthorizationServerResource;
import io.mcphub.oauth.ProtectedResourceResource;
import io.mcphub.platform.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /.well-known} (RFC 8615). */
@ApplicationPath(".well-known")
public class WellKnownApplication extends HubApplication {
    public WellKnownApplication() {
        super(JwksResource.class, AuthorizationServerResource.class, ProtectedResourceResource.class);
    }
}
