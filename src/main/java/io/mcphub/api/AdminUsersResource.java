package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Texts;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** People, for admins. */
@Path("admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {
    private static final int LONGEST_REASON = 500;

    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @Inject
    Users users;

    @GET
    public Map<String, List<User>> list() {
        return Map.of("items", users.all(caller.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream in) {
        JsonBody body = JsonBody.read(in).only("email", "password", "role");
        User user = users.create(caller.get(), body.text("email"), body.text("password"), body.choice("role", Role.class).orElse(Role.USER));
        return Response.status(Response.Status.CREATED).entity(user).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public User change(@PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.read(in).only("status", "rejected_reason", "active", "role");
        String reason = body.optionalText("rejected_reason").map(String::strip).orElse(null);
        if (reason != null && (reason.length() > LONGEST_REASON || !Texts.isOneLine(reason))) {
            throw HubException.invalid("rejected_reason", "Give a reason of at most " + LONGEST_REASON + " characters on one line.");
        }
        UserChange change = new UserChange(
                body.choice("status", Status.class).orElse(null),
                reason,
                body.flag("active").orElse(null),
                body.choice("role", Role.class).orElse(null));
        return users.change(caller.get(), id, change);
    }

    /** The new password is shown here and nowhere else. */
    @POST
    @Path("{id}/reset_password")
    public Response resetPassword(@PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.readOptional(in).only("revoke_tokens", ConfirmedCaller.PASSWORD);
        boolean revokeTokens = body.flag("revoke_tokens").orElse(true);
        return Response.ok(Map.of("password", users.resetPassword(confirmed.of(body), id, revokeTokens).reveal())).header("Cache-Control", "no-store").build();
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        users.delete(caller.get(), id);
        return Response.noContent().build();
    }
}
