package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.authorization.grants.AuthorizedApps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /auth/authorized_apps}: the OAuth clients that may act for the caller. */
@Path("authorized_apps")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuthorizedAppsResource {
    @Inject
    AuthorizedApps apps;

    @Inject
    CurrentCaller caller;

    /** The clients that may act for the caller. */
    public record AuthorizedAppList(List<AuthorizedApp> items) {}

    @GET
    public AuthorizedAppList list() {
        return new AuthorizedAppList(apps.list(caller.get().userId()));
    }

    /** A client id can be an address; it must be percent-encoded. */
    @DELETE
    @Path("{client_id: .+}")
    public void end(@PathParam("client_id") String clientId) {
        apps.end(caller.get().userId(), clientId);
    }
}
