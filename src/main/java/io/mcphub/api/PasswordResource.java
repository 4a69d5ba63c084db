package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.platform.Secret;
import io.mcphub.users.Users;
import io.mcphub.users.passwords.ValidPassword;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import io.mcphub.users.signin.Visitors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/change_password}: changes the caller's password. */
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

    @Inject
    Visitors visitors;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /**
     * A change of the caller's own password.
     *
     * @param currentPassword the present password
     * @param newPassword the new one
     * @param revokeTokens whether tokens, grants and client secrets end too; false if missing
     */
    public record PasswordChangeRequest(@NotNull Secret currentPassword, @NotNull @ValidPassword Secret newPassword, @Nullable Boolean revokeTokens) {}

    /** A browser that sent its session gets a new one and stays known, because both end with the old password. */
    @POST
    public void change(@Valid @NotNull PasswordChangeRequest wish) {
        Caller me = caller.of(wish.currentPassword());
        boolean inBrowser = cookie.read(request).flatMap(sessions::find).filter(session -> session.userId().equals(me.userId())).isPresent();
        users.changePassword(me, wish.newPassword().reveal(), Boolean.TRUE.equals(wish.revokeTokens()));
        if (inBrowser) {
            cookie.set(response, sessions.open(me.userId()));
            visitors.renew(response, me.userId());
        }
    }
}
