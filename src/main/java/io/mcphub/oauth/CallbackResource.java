package io.mcphub.oauth;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.platform.queue.ProviderRequests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where a provider sends the browser after the person approved or declined. */
@Path("{provider}/callback")
@RequestScoped
public class CallbackResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ConnectFlow flow;

    @Inject
    ProviderRequests providers;

    @GET
    public CompletionStage<Response> finish(
            @PathParam("provider") String provider,
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("error") @Nullable String error) {
        Caller person = caller.get();
        return providers.ask(person.userId(), provider, () -> Response.seeOther(flow.finish(person, provider, code, state, error)).build());
    }
}
