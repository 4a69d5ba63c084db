package io.mcphub.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /.well-known/oauth-authorization-server} (RFC 8414 §3). */
@Path("oauth-authorization-server")
@RequestScoped
public class AuthorizationServerResource {
    @Inject
    Metadata metadata;

    @GET
    public Response get() {
        return OAuthAnswers.document(metadata.authorizationServer());
    }

    @OPTIONS
    public Response preflight() {
        return OAuthAnswers.preflight("GET, OPTIONS");
    }
}
