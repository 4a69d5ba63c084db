package io.mcphub.oauth;

import io.mcphub.platform.http.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /oauth}: the authorization server, and where providers send browsers back to. */
@ApplicationPath("oauth")
public class OAuthApplication extends HubApplication {
    public OAuthApplication() {
        super(CallbackResource.class, AuthorizationResource.class, TokenResource.class, RegistrationResource.class, RevocationResource.class, CorsFilter.class);
    }
}
