package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.administration.IntegrationAdministration;
import io.mcphub.connections.administration.IntegrationCheck;
import io.mcphub.connections.administration.IntegrationSetup;
import io.mcphub.platform.queue.ProviderRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code /api/admin/integrations}: what integrations need, for admins. Their settings are changed at {@code /api/admin/settings}. */
@Path("admin/integrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminIntegrationsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    IntegrationAdministration integrations;

    @Inject
    ProviderRequests providers;

    @GET
    public List<IntegrationSetup> list() {
        return integrations.all(caller.get());
    }

    /** Asks the provider; changes nothing. */
    @POST
    @Path("{id}/check")
    public CompletionStage<IntegrationCheck> check(@PathParam("id") String id) {
        Caller admin = caller.get();
        return providers.ask(admin.userId(), id, () -> integrations.check(admin, id));
    }
}
