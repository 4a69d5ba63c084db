package io.mcphub.api;

import io.mcphub.platform.rest.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /auth}: signing in and one's own tokens. */
@ApplicationPath("auth")
public class AuthApplication extends HubApplication {
    public AuthApplication() {
        super(AuthResource.class, MeResource.class, PasswordResource.class, PersonalTokensResource.class, ClientsResource.class, AuthorizedAppsResource.class, SessionsResource.class);
    }
}
