package io.mcphub.oauth;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /oauth}: the authorization server, and the addresses to which providers send browsers back. */
@ApplicationPath("oauth")
public class OAuthApplication extends HubApplication {
    public OAuthApplication() {
        super(CallbackResource.class, AuthorizationResource.class, TokenResource.class, RegistrationResource.class, RevocationResource.class, CorsFilter.class);
    }
}
