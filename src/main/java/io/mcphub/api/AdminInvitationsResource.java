package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.platform.Secret;
import io.mcphub.platform.rest.Created;
import io.mcphub.platform.rest.NoStore;
import io.mcphub.users.invitations.Invitation;
import io.mcphub.users.invitations.Invitations;
import io.mcphub.users.invitations.NewInvitation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/invitations}: links that let one person in, for admins. */
@Path("admin/invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminInvitationsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @Inject
    Invitations invitations;

    /** Invitations that still work, newest first. */
    public record InvitationList(List<Invitation> items) {}

    /**
     * An invitation to make.
     *
     * @param email the only address that may use it; any if missing
     * @param expiresInHours how long it works; 72 if missing
     * @param currentPassword the admin's own password, needed if the sign-in is older than an hour
     */
    public record InvitationRequest(@Nullable String email, @Nullable Integer expiresInHours, @Nullable Secret currentPassword) {}

    @GET
    public InvitationList list() {
        return new InvitationList(invitations.open(caller.get()));
    }

    /** The answer is the only place that shows the link. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Created
    @NoStore
    public NewInvitation create(@Valid @NotNull InvitationRequest wish) {
        return invitations.create(confirmed.of(wish.currentPassword()), wish.email(), wish.expiresInHours());
    }

    @DELETE
    @Path("{id}")
    public void withdraw(@PathParam("id") String id) {
        invitations.withdraw(caller.get(), id);
    }
}
