package io.mcphub.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /.well-known/oauth-protected-resource}, also with {@code /mcp} appended (RFC 9728 §3). */
@Path("oauth-protected-resource")
@RequestScoped
public class ProtectedResourceResource {
    @Inject
    Metadata metadata;

    @GET
    public Response atOrigin() {
        return OAuthAnswers.document(metadata.protectedResource());
    }

    @GET
    @Path("mcp")
    public Response atPath() {
        return atOrigin();
    }

    @OPTIONS
    public Response preflightAtOrigin() {
        return OAuthAnswers.preflight("GET, OPTIONS");
    }

    @OPTIONS
    @Path("mcp")
    public Response preflightAtPath() {
        return preflightAtOrigin();
    }
}
