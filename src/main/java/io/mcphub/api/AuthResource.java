package io.mcphub.api;

import io.mcphub.tokens.TokenPair;
import io.mcphub.tokens.TokenPairs;
import io.mcphub.users.Entry;
import io.mcphub.users.SignIn;
import io.mcphub.users.SignUp;
import io.mcphub.users.Visitors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing up, in and out for scripts; browsers use the pages. */
@Path("")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    @Inject
    SignIn signIn;

    @Inject
    SignUp signUp;

    @Inject
    Visitors visitors;

    @Inject
    TokenPairs pairs;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** What a client keeps (RFC 6749 §5.1); a sign-in also tells how many wrong passwords there were since the one before. */
    public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken, @Nullable Integer failedAttempts) {}

    /** Answers the same whether the address exists or not. */
    @POST
    @Path("signup")
    public Response signUp(InputStream in) {
        JsonBody body = JsonBody.read(in);
        signUp.signUp(body.text("email"), body.text("password"), visitors.of(request).ip());
        return Response.accepted(Map.of("status", "pending")).build();
    }

    @POST
    @Path("login")
    public Response login(InputStream in) {
        JsonBody body = JsonBody.read(in);
        Entry entry = signIn.signIn(body.text("email"), body.text("password"), visitors.of(request));
        visitors.remember(response, entry);
        return tokens(pairs.begin(entry.user()), entry.failedAttempts());
    }

    @POST
    @Path("refresh")
    public Response refresh(InputStream in) {
        return tokens(pairs.refresh(JsonBody.read(in).text("refresh_token")), null);
    }

    /** Ends the sign-in of the refresh token with its login tokens, and that of the login token with which the request came. */
    @POST
    @Path("logout")
    public Response logout(InputStream in) {
        Optional<String> loginToken = Optional.ofNullable(request.getHeader("Authorization")).map(h -> h.replaceFirst("(?i)^Bearer +", ""));
        pairs.end(JsonBody.read(in).text("refresh_token"), loginToken);
        return Response.noContent().build();
    }

    private static Response tokens(TokenPair pair, @Nullable Integer failedAttempts) {
        return Response.ok(new Tokens(pair.accessToken().reveal(), "Bearer", pair.expiresIn(), pair.refreshToken().reveal(), failedAttempts))
                .header("Cache-Control", "no-store")
                .build();
    }
}
