package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.api.ClientBodies.ClientList;
import io.mcphub.api.ClientBodies.ClientRequest;
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

/** {@code /auth/clients}: the caller's confidential OAuth clients. */
@Path("clients")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {
    @Inject
    ApiClients clients;

    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @GET
    public ClientList list() {
        return ClientList.of(clients.list(caller.get(), caller.get().userId()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Created
    @NoStore
    public ClientWithSecret create(@Valid @NotNull ClientRequest client) {
        return ClientWithSecret.of(clients.create(confirmed.of(client.currentPassword()), client.wish()));
    }

    @POST
    @Path("{id}/rotate_secret")
    @NoStore
    public ClientWithSecret rotateSecret(@PathParam("id") String id, @Valid Confirmation confirmation) {
        return ClientWithSecret.of(clients.rotateSecret(confirmed.of(confirmation.currentPassword()), caller.get().userId(), id));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        clients.delete(caller.get(), caller.get().userId(), id);
    }
}
