package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.AllConnections;
import io.mcphub.connections.ConnectionFilter;
import io.mcphub.connections.ConnectionPage;
import io.mcphub.platform.queue.ProviderRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/connections}: everybody's accounts at providers, for admins. */
@Path("admin/connections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminConnectionsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    AllConnections connections;

    @Inject
    ProviderRequests providers;

    @GET
    public ConnectionPage list(
            @QueryParam("user") @Nullable String user,
            @QueryParam("integration") @Nullable String integration,
            @QueryParam("health") @Nullable String health,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return connections.find(caller.get(), ConnectionFilter.read(user, integration, health, limit, cursor));
    }

    /** The provider is asked to revoke the token first. The answer has content only if the owner must still do something. */
    @DELETE
    @Path("{id}")
    public CompletionStage<IntegrationsResource.@Nullable Disconnected> disconnect(@PathParam("id") String id) {
        Caller admin = caller.get();
        return providers.<IntegrationsResource.@Nullable Disconnected>ask(
                admin.userId(), "a provider of another person", () -> connections.disconnect(admin, id).map(IntegrationsResource.Disconnected::new).orElse(null));
    }
}
