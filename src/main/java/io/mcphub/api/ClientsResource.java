package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.clients.ApiClient;
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

    @GET
    public Map<String, List<ApiClient>> list() {
        return Map.of("items", clients.list(me()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream in) {
        return ClientAnswers.withSecret(Response.Status.CREATED, clients.create(me(), ClientAnswers.wish(JsonBody.read(in)), me()));
    }

    @POST
    @Path("{id}/rotate_secret")
    public Response rotateSecret(@PathParam("id") String id) {
        return ClientAnswers.withSecret(Response.Status.OK, clients.rotateSecret(id, me(), me()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        clients.delete(id, me(), me());
        return Response.noContent().build();
    }

    private String me() {
        return caller.get().userId();
    }
}
