package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.credentials.WritePolicy;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** The caller's connections to providers. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntegrationsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Connections connections;

    @Inject
    ConnectFlow flow;

    @Inject
    Conversations conversations;

    @GET
    public List<IntegrationSummary> list() {
        return connections.integrations(caller.get());
    }

    @GET
    @Path("{integration}/connect")
    @Consumes(MediaType.WILDCARD)
    public Response connect(@PathParam("integration") String integration) {
        return Response.seeOther(flow.begin(caller.get(), integration)).build();
    }

    @PUT
    @Path("{integration}/token")
    public IntegrationSummary token(@PathParam("integration") String integration, InputStream in) {
        JsonBody body = JsonBody.read(in);
        PastedToken pasted = PastedToken.read(body.text("token"), body.others(Set.of("token", "label")));
        return conversations.paste(caller.get(), integration, pasted, AccountLabel.read(body.optionalText("label").orElse(null)));
    }

    @POST
    @Path("{integration}/disconnect")
    public Response disconnect(@PathParam("integration") String integration, InputStream in) {
        // Without a body the only connection ends.
        String connectionId = JsonBody.readOptional(in).only("connection_id").optionalText("connection_id").orElse(null);
        connections.disconnect(caller.get(), integration, connectionId);
        return Response.noContent().build();
    }

    @PATCH
    @Path("{integration}/connections/{id}")
    public IntegrationSummary change(@PathParam("integration") String integration, @PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.read(in).only("label", "default", "writes");
        if (body.has("default") && !body.flag("default").orElse(false)) {
            throw HubException.invalid("default", "Make another connection the default instead: default can only be true.");
        }
        String label = AccountLabel.read(body.optionalText("label").orElse(null));
        WritePolicy writes = body.node("writes").map(WritePolicy::read).orElse(null);
        return connections.change(caller.get(), integration, id, new ConnectionChange(body.has("label"), label, body.has("default"), writes));
    }
}
