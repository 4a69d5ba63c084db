package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.ConnectFlow;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.PastedToken;
import io.mcphub.connections.WritePolicy;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.Texts;
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
import org.jspecify.annotations.Nullable;

/** The caller's connections to providers. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IntegrationsResource {
    private static final int MAX_TOKEN = 4096;
    private static final int MAX_LABEL = 100;

    @Inject
    CurrentCaller caller;

    @Inject
    Connections connections;

    @Inject
    ConnectFlow flow;

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
        String token = body.text("token").strip();
        // A header must not carry anything but visible ASCII, and no provider's token does.
        if (token.isEmpty() || token.length() > MAX_TOKEN || !token.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw HubException.invalid("token", "Give the provider's token in \"token\".");
        }
        PastedToken pasted = new PastedToken(Secret.of(token), body.others(Set.of("token", "label")));
        return connections.connectWithToken(caller.get(), integration, pasted, label(body.optionalText("label").orElse(null)));
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
        String label = label(body.optionalText("label").orElse(null));
        WritePolicy writes = body.node("writes").map(WritePolicy::read).orElse(null);
        return connections.change(caller.get(), integration, id, new ConnectionChange(body.has("label"), label, body.has("default"), writes));
    }

    private static @Nullable String label(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        if (label.strip().length() > MAX_LABEL || !Texts.isOneLine(label.strip())) {
            throw HubException.invalid("label", "A label has 100 characters at most, on one line.");
        }
        return label.strip();
    }
}
