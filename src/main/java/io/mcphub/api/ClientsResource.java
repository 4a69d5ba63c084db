package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.clients.ApiClients;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** {@code /auth/clients}: one's own confidential OAuth clients. */
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
    public Map<String, List<ClientAnswers.Listed>> list() {
        return ClientAnswers.list(clients.list(caller.get(), caller.get().userId()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream in) {
        JsonBody body = JsonBody.read(in);
        return ClientAnswers.withSecret(Response.Status.CREATED, clients.create(confirmed.of(body), ClientAnswers.wish(body)));
    }

    @POST
    @Path("{id}/rotate_secret")
    public Response rotateSecret(@PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.readOptional(in).only(ConfirmedCaller.PASSWORD);
        return ClientAnswers.withSecret(Response.Status.OK, clients.rotateSecret(confirmed.of(body), caller.get().userId(), id));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        clients.delete(caller.get(), caller.get().userId(), id);
        return Response.noContent().build();
    }
}
