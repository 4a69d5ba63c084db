package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.tokens.LoginSession;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.RefreshTokens;
import io.mcphub.users.ClientAddress;
import io.mcphub.users.DeviceCookie;
import io.mcphub.users.Entry;
import io.mcphub.users.SignIn;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import io.mcphub.users.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    Users users;

    @Inject
    LoginTokens loginTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    CurrentCaller caller;

    @Inject
    ClientAddress address;

    @Inject
    DeviceCookie device;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** What a client keeps (RFC 6749 §5.1); a sign-in also tells how many wrong passwords there were since the one before. */
    public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken, @Nullable Integer failedAttempts) {}

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
        Entry entry = signIn.signIn(body.text("email"), body.text("password"), new Visitor(address.of(request), device.read(request)));
        device.set(response, entry.browser());
        RefreshTokens.Issued issued = refreshTokens.issue(entry.user().id());
        return tokens(entry.user(), issued.session(), issued.token(), entry.failedAttempts());
    }

    @POST
    @Path("refresh")
    public Response refresh(InputStream in) {
        RefreshTokens.Rotated rotated = refreshTokens.rotate(JsonBody.read(in).text("refresh_token"));
        return tokens(rotated.user(), rotated.session(), rotated.next(), null);
    }

    /** Ends the sign-in of the refresh token with its login tokens, and that of the login token with which the request came. */
    @POST
    @Path("logout")
    public Response logout(InputStream in) {
        refreshTokens.revoke(JsonBody.read(in).text("refresh_token"));
        Optional.ofNullable(request.getHeader("Authorization")).map(h -> h.replaceFirst("(?i)^Bearer +", "")).ifPresent(loginTokens::end);
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

    private Response tokens(User user, LoginSession session, Secret refreshToken, @Nullable Integer failedAttempts) {
        LoginTokens.Issued issued = loginTokens.issue(user, session);
        return Response.ok(new Tokens(issued.token().reveal(), "Bearer", issued.expiresIn(), refreshToken.reveal(), failedAttempts))
                .header("Cache-Control", "no-store")
                .build();
    }
}
