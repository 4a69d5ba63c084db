package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /auth/me}: the caller. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    /** The caller. */
    public record Me(String id, String email, Role role, Status status) {}

    @GET
    public Me whoAmI() {
        User user = users.find(caller.get().userId()).orElseThrow(() -> HubException.of(Problem.UNAUTHENTICATED, "Sign in again."));
        return new Me(user.id(), user.email(), user.role(), user.status());
    }
}
