package io.mcphub.oauth;

import io.mcphub.tokens.SigningKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The public signing keys (RFC 7517 §5). */
@Path("jwks.json")
@RequestScoped
public class JwksResource {
    @Inject
    SigningKeys keys;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response keys() {
        return Response.ok(keys.publicSet()).header("Cache-Control", "public, max-age=300").header("Access-Control-Allow-Origin", "*").build();
    }

    @OPTIONS
    public Response preflight() {
        return OAuthAnswers.preflight("GET, OPTIONS");
    }
}
