package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.ValidLabel;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.Secret;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.platform.rest.Member;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /integrations}: the caller's connections to providers. */
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

    @Inject
    ProviderRequests providers;

    /**
     * A pasted token.
     *
     * @param token the token
     * @param label the person's name for the account
     * @param fields further members, which the connector declares; null counts as an empty text
     */
    public record TokenRequest(@NotNull Secret token, @ValidLabel @Nullable String label, @JsonAnySetter Map<String, @Nullable String> fields) {
        PastedToken pasted() {
            Map<String, String> given = new LinkedHashMap<>();
            fields.forEach((name, value) -> given.put(name, Objects.requireNonNullElse(value, "")));
            return PastedToken.read(token.reveal(), given);
        }

        /** Hides the fields, because one can be a secret. */
        @Override
        public String toString() {
            return "TokenRequest";
        }
    }

    /** What the person must still do after a disconnection; there is no content if that is nothing. */
    public record Disconnected(String notice) {}

    /** The connection to disconnect; null for the only one. */
    public record DisconnectRequest(@Nullable String connectionId) {}

    /**
     * Changes of a connection. Members that are missing stay unchanged.
     *
     * @param label the new label, or null for none
     * @param makeDefault only true is allowed: to change the default, choose another connection
     */
    public record ConnectionChangeRequest(
            Member<@ValidLabel String> label,
            @JsonProperty("default") Member<@NotNull(message = ONLY_TRUE) @AssertTrue(message = ONLY_TRUE) Boolean> makeDefault,
            Member<@NotNull(message = NOT_NULL) Reach> reads,
            Member<@NotNull(message = NOT_NULL) Reach> writes) {
        private static final String NOT_NULL = "must not be null";
        private static final String ONLY_TRUE = "Make another connection the default instead: default can only be true.";

        ConnectionChange change() {
            return new ConnectionChange(label.given(), AccountLabel.read(label.value()), makeDefault.given(), reads.value(), writes.value());
        }
    }

    @GET
    public List<IntegrationSummary> list() {
        return connections.integrations(caller.get());
    }

    @GET
    @Path("{integration}/connect")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.WILDCARD)
    public Response connect(@PathParam("integration") String integration, @QueryParam("connection_id") @Nullable String connectionId) {
        Caller person = caller.get();
        return Response.seeOther(connectionId == null ? flow.begin(person, integration) : flow.renew(person, integration, connectionId)).build();
    }

    @PUT
    @Path("{integration}/token")
    public CompletionStage<IntegrationSummary> token(@PathParam("integration") String integration, @Valid @NotNull TokenRequest token) {
        Caller person = caller.get();
        PastedToken pasted = token.pasted();
        String label = AccountLabel.read(token.label());
        return providers.ask(person.userId(), integration, () -> conversations.paste(person, integration, pasted, label));
    }

    @POST
    @Path("{integration}/disconnect")
    public CompletionStage<@Nullable Disconnected> disconnect(@PathParam("integration") String integration, @Valid DisconnectRequest which) {
        Caller person = caller.get();
        return providers.<@Nullable Disconnected>ask(person.userId(), integration, () -> connections.disconnect(person, integration, which.connectionId()).map(Disconnected::new).orElse(null));
    }

    @PATCH
    @Path("{integration}/connections/{id}")
    public IntegrationSummary change(@PathParam("integration") String integration, @PathParam("id") String id, @Valid @NotNull ConnectionChangeRequest wish) {
        return connections.change(caller.get(), integration, id, wish.change());
    }
}
