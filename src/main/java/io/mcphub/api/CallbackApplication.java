package io.mcphub.api;

import io.mcphub.oauth.AuthorizationResource;
import io.mcphub.oauth.CorsFilter;
import io.mcphub.oauth.RegistrationResource;
import io.mcphub.oauth.RevocationResource;
import io.mcphub.oauth.TokenResource;
import io.mcphub.platform.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /oauth/{provider}/callback}: where providers send browsers back to; and the authorization server, whose doors share the path. */
@ApplicationPath("oauth")
public class CallbackApplication extends HubApplication {
    public CallbackApplication() {
        super(CallbackResource.class, AuthorizationResource.class, TokenResource.class, RegistrationResource.class, RevocationResource.class, CorsFilter.class);
    }
}
