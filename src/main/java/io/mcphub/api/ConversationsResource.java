package io.mcphub.api;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.conversations.Conversation;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.conversations.Given;
import io.mcphub.connections.conversations.Opening;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connecting an account step by step. */
@Path("{integration}/conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Conversations conversations;

    @POST
    public Response begin(@PathParam("integration") String integration, InputStream in) {
        JsonBody body = JsonBody.read(in).only("way", "label", "connection_id");
        String label = AccountLabel.read(body.optionalText("label").orElse(null));
        Opening opening = Opening.of(body.text("way"), label, body.optionalText("connection_id").orElse(null));
        Conversation begun = conversations.begin(caller.get(), integration, opening);
        return Response.status(Response.Status.CREATED).entity(begun).build();
    }

    @GET
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Conversation poll(@PathParam("integration") String integration, @PathParam("id") String id) {
        return conversations.poll(caller.get(), integration, id);
    }

    @POST
    @Path("{id}")
    public Conversation answer(@PathParam("integration") String integration, @PathParam("id") String id, InputStream in) {
        JsonBody body = JsonBody.read(in).only("values", "action");
        Map<String, String> values = body.textsByName("values").orElse(null);
        return conversations.answer(caller.get(), integration, id, given(values, body.optionalText("action").orElse(null)));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response cancel(@PathParam("integration") String integration, @PathParam("id") String id) {
        conversations.cancel(caller.get(), integration, id);
        return Response.noContent().build();
    }

    private static Given given(@Nullable Map<String, String> values, @Nullable String action) {
        if ((values == null) == (action == null)) {
            throw HubException.invalid("values", "Give either values or an action.");
        }
        Map<String, String> texts = values == null ? Map.of() : values;
        return new Given(texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Secret.of(e.getValue()))), action);
    }
}
