package io.mcphub.oauth;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.conversations.ConnectFlow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where a provider sends the browser after the person approved or declined. */
@Path("{provider}/callback")
@RequestScoped
public class CallbackResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ConnectFlow flow;

    @GET
    public Response finish(
            @PathParam("provider") String provider,
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("error") @Nullable String error) {
        return Response.seeOther(flow.finish(caller.get(), provider, code, state, error)).build();
    }
}
