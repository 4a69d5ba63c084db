package io.mcphub.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes {@code @Inject JsonWebToken} work. {@code @LoginConfig} would do so too, but adds a second authentication mechanism. */
@ApplicationScoped
public class JsonWebTokenProducer {
    @Inject
    SecurityContext security;

    /** The token of this request; it has no claims if nobody is signed in. */
    @Produces
    @RequestScoped
    public JsonWebToken token() {
        return security.getPrincipalsByType(HubPrincipal.class).stream().findFirst().orElseGet(HubPrincipal::nobody);
    }
}
