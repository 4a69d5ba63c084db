package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.users.SessionCookie;
import io.mcphub.users.Sessions;
import io.mcphub.users.Users;
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

/** {@code POST /auth/change_password}: one's own password. */
@Path("change_password")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Inject
    Users users;

    @Inject
    ConfirmedCaller caller;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** A browser that sent its session with the request gets a new one, because the old one ends. */
    @POST
    public Response change(InputStream in) {
        JsonBody body = JsonBody.read(in).only(ConfirmedCaller.PASSWORD, "new_password", "revoke_tokens");
        body.text(ConfirmedCaller.PASSWORD);
        String newPassword = body.text("new_password");
        boolean revokeTokens = body.flag("revoke_tokens").orElse(false);
        Caller me = caller.of(body);
        boolean inBrowser = cookie.read(request).flatMap(sessions::find).filter(session -> session.userId().equals(me.userId())).isPresent();
        users.changePassword(me, newPassword, revokeTokens);
        if (inBrowser) {
            cookie.set(response, sessions.open(me.userId()));
        }
        return Response.noContent().build();
    }
}
