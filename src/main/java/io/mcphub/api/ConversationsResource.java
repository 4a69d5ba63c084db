package io.mcphub.api;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.AccountLabel;
import io.mcphub.connections.ValidLabel;
import io.mcphub.connections.conversations.Conversation;
import io.mcphub.connections.conversations.ConversationStart;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.conversations.StepAnswer;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.queue.ProviderRequests;
import io.mcphub.platform.rest.Created;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /integrations/{id}/conversations}: connects an account step by step. */
@Path("{integration}/conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationsResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Conversations conversations;

    @Inject
    ProviderRequests providers;

    /**
     * The start of a conversation.
     *
     * @param way one of the integration's ways
     * @param label the person's name for the account
     * @param connectionId the connection to renew
     */
    public record ConversationRequest(@NotNull String way, @ValidLabel @Nullable String label, @Nullable String connectionId) {
        ConversationStart start() {
            return ConversationStart.of(way, AccountLabel.read(label), connectionId);
        }
    }

    /**
     * The answer to a step.
     *
     * @param values by field name; null counts as an empty text
     * @param action the name of an action instead
     */
    public record AnswerRequest(@Nullable Map<String, @Nullable String> values, @Nullable String action) {
        StepAnswer stepAnswer() {
            if ((values == null) == (action == null)) {
                throw HubException.invalid("values", "Give either values or an action.");
            }
            Map<String, Secret> texts = new HashMap<>();
            Optional.ofNullable(values).ifPresent(all -> all.forEach((name, value) -> texts.put(name, Secret.of(Objects.requireNonNullElse(value, "")))));
            return new StepAnswer(texts, action);
        }

        /** Hides the values, because one can be a secret. */
        @Override
        public String toString() {
            return "AnswerRequest";
        }
    }

    @POST
    @Created
    public CompletionStage<Conversation> begin(@PathParam("integration") String integration, @Valid @NotNull ConversationRequest wish) {
        Caller person = caller.get();
        ConversationStart start = wish.start();
        return providers.ask(person.userId(), integration, () -> conversations.begin(person, integration, start));
    }

    @GET
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Conversation> poll(@PathParam("integration") String integration, @PathParam("id") String id) {
        Caller person = caller.get();
        return providers.ask(person.userId(), integration, () -> conversations.poll(person, integration, id));
    }

    @POST
    @Path("{id}")
    public CompletionStage<Conversation> answer(@PathParam("integration") String integration, @PathParam("id") String id, @Valid @NotNull AnswerRequest answer) {
        Caller person = caller.get();
        StepAnswer given = answer.stepAnswer();
        return providers.ask(person.userId(), integration, () -> conversations.answer(person, integration, id, given));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void cancel(@PathParam("integration") String integration, @PathParam("id") String id) {
        conversations.cancel(caller.get(), integration, id);
    }
}
