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
    public Map<String, List<ClientAnswers.Listed>> list() {
        return ClientAnswers.list(clients.list(caller.get(), null));
    }

    /** For the person named in {@code user_id}, else for the admin who asks. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream in) {
        JsonBody body = JsonBody.read(in);
        return ClientAnswers.withSecret(Response.Status.CREATED, clients.createFor(confirmed.of(body), body.optionalText("user_id").orElse(caller.get().userId()), ClientAnswers.wish(body)));
    }

    @POST
    @Path("{id}/rotate_secret")
    public Response rotateSecret(@PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.readOptional(in).only(ConfirmedCaller.PASSWORD);
        return ClientAnswers.withSecret(Response.Status.OK, clients.rotateSecret(confirmed.of(body), null, id));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        clients.delete(caller.get(), null, id);
        return Response.noContent().build();
    }
}
