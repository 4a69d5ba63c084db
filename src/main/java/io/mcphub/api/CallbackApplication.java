package io.mcphub.api;

import io.mcphub.platform.HubApplication;
import jakarta.ws.rs.ApplicationPath;

/** {@code /oauth/{provider}/callback}: where providers send browsers back to. */
@ApplicationPath("oauth")
public class CallbackApplication extends HubApplication {
    public CallbackApplication() {
        super(CallbackResource.class);
    }
}
