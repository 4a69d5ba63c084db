package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.api.ClientBodies.ClientList;
import io.mcphub.api.ClientBodies.ClientOfPersonRequest;
import io.mcphub.api.ClientBodies.ClientWithSecret;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.platform.rest.Created;
import io.mcphub.platform.rest.NoStore;
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

/** {@code /api/admin/clients}: everybody's confidential OAuth clients, for admins. */
@Path("admin/clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminClientsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @Inject
    ApiClients clients;

    @GET
    public ClientList list() {
        return ClientList.of(clients.list(caller.get(), null));
    }

    /** Creates a client for the person in {@code user_id}, else for the calling admin. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Created
    @NoStore
    public ClientWithSecret create(@Valid @NotNull ClientOfPersonRequest client) {
        String owner = client.userId() == null ? caller.get().userId() : client.userId();
        return ClientWithSecret.of(clients.createFor(confirmed.of(client.currentPassword()), owner, client.wish()));
    }

    @POST
    @Path("{id}/rotate_secret")
    @NoStore
    public ClientWithSecret rotateSecret(@PathParam("id") String id, @Valid Confirmation confirmation) {
        return ClientWithSecret.of(clients.rotateSecret(confirmed.of(confirmation.currentPassword()), null, id));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        clients.delete(caller.get(), null, id);
    }
}
