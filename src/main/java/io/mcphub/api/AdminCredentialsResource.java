package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.api.ClientBodies.ListedClient;
import io.mcphub.api.PersonalTokensResource.ListedToken;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /api/admin/users/{id}/credentials}: what acts for a person, for admins. */
@Path("admin/users/{id}/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminCredentialsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Users users;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    AuthorizedApps apps;

    @Inject
    ApiClients clients;

    /** Personal tokens, authorised apps and API clients, without their secrets. */
    public record Credentials(List<ListedToken> tokens, List<AuthorizedApp> apps, List<ListedClient> clients) {}

    @GET
    public Credentials list(@PathParam("id") String id) {
        Caller admin = caller.get();
        String person = users.get(admin, id).id();
        return new Credentials(
                tokens.list(admin, person).stream().map(ListedToken::of).toList(), apps.list(admin, person), clients.list(admin, person).stream().map(ListedClient::of).toList());
    }
}
