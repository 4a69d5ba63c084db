package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.RefreshTokens;
import io.mcphub.users.ClientAddress;
import io.mcphub.users.SignIn;
import io.mcphub.users.SignInLimits;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** Signing up, in and out for scripts; browsers use the pages. */
@Path("")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    @Inject
    SignIn signIn;

    @Inject
    SignInLimits limits;

    @Inject
    Users users;

    @Inject
    LoginTokens loginTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    CurrentCaller caller;

    @Inject
    ClientAddress address;

    @Context
    HttpServletRequest request;

    /** What a client keeps (RFC 6749 §5.1). */
    public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {}

    /** Who the caller is. */
    public record Me(String id, String email, Role role, Status status) {}

    /** Answers the same whether the address exists or not. */
    @POST
    @Path("signup")
    public Response signUp(InputStream in) {
        JsonBody body = JsonBody.read(in);
        signIn.signUp(body.text("email"), body.text("password"), address.of(request));
        return Response.accepted(Map.of("status", "pending")).build();
    }

    @POST
    @Path("login")
    public Response login(InputStream in) {
        JsonBody body = JsonBody.read(in);
        User user = signIn.signIn(body.text("email"), body.text("password"), address.of(request));
        return tokens(user, refreshTokens.issue(user.id()));
    }

    @POST
    @Path("refresh")
    public Response refresh(InputStream in) {
        RefreshTokens.Rotated rotated = refreshTokens.rotate(JsonBody.read(in).text("refresh_token"));
        return tokens(rotated.user(), rotated.next());
    }

    @POST
    @Path("logout")
    public Response logout(InputStream in) {
        refreshTokens.revoke(JsonBody.read(in).text("refresh_token"));
        return Response.noContent().build();
    }

    /** Takes a password, so it counts failures as signing in does. */
    @POST
    @Path("change_password")
    public Response changePassword(InputStream in) {
        JsonBody body = JsonBody.read(in).only("current_password", "new_password", "revoke_tokens");
        User user = me();
        String ip = address.of(request);
        limits.take(user.email(), ip);
        try {
            users.changePassword(user.id(), body.text("current_password"), body.text("new_password"), body.flag("revoke_tokens").orElse(false));
            limits.giveBack(user.email(), ip);
        } catch (HubException refused) {
            if (refused.field().filter("current_password"::equals).isEmpty()) {
                limits.giveBack(user.email(), ip);
            }
            throw refused;
        }
        return Response.noContent().build();
    }

    @GET
    @Path("me")
    @Consumes(MediaType.WILDCARD)
    public Me whoAmI() {
        User user = me();
        return new Me(user.id(), user.email(), user.role(), user.status());
    }

    private User me() {
        return users.find(caller.get().userId()).orElseThrow(() -> HubException.of(Problem.UNAUTHENTICATED, "Sign in again."));
    }

    private Response tokens(User user, Secret refreshToken) {
        LoginTokens.Issued issued = loginTokens.issue(user);
        return Response.ok(new Tokens(issued.token().reveal(), "Bearer", issued.expiresIn(), refreshToken.reveal()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
