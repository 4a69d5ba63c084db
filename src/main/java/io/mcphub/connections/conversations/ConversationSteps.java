package io.mcphub.connections.conversations;

import io.mcphub.access.Caller;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.Way;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one step of a conversation: asks the connector and stores the result. The caller must hold the row's claim. */
@ApplicationScoped
class ConversationSteps {
    /** How long a step stays open. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** After these problems the person can try the same again. */
    private static final Set<Problem> PASSING = Set.of(Problem.UPSTREAM_UNAVAILABLE, Problem.RATE_LIMITED);

    @Inject
    Connections connections;

    @Inject
    ConversationStore store;

    @Inject
    Settings settings;

    @Inject
    HubClock clock;

    /** The dialogue of this way. Throws {@code INVALID_INPUT} if the connector has no such way. */
    static Dialogue dialogue(Connector connector, String way) {
        if (way.equals(Way.NONE) || !connector.connect().contains(way)) {
            throw HubException.invalid("way", connector.displayName() + " has no such way to connect. GET /integrations lists its ways.");
        }
        return switch (way) {
            case Way.OAUTH -> new OAuthDialogue(connector);
            case Way.TOKEN -> new TokenDialogue(connector);
            default -> (Dialogue) connector;
        };
    }

    static HubException gone() {
        return HubException.of(Problem.GONE, "This conversation has ended. Begin another one.");
    }

    /** Asks the connector for the next step and stores it. */
    Conversation take(Caller caller, ConversationEntity row, ConversationState current, Map<String, Secret> values, @Nullable String action, Function<DialogueInput, Reply> dialogue) {
        DialogueInput input = input(row, current, values, action);
        Reply reply;
        try {
            reply = dialogue.apply(input);
        } catch (HubException refusal) {
            return refused(row, current, refusal);
        } catch (RuntimeException defect) {
            giveUp(row, current);
            throw defect;
        }
        if (reply instanceof Reply.Ask ask) {
            // Polling does not extend the conversation.
            boolean looked = input.isPoll() && current.step().waits() && ask.step().waits();
            row.expiresAt = looked ? row.expiresAt : clock.now().plus(LIFETIME);
            return next(caller, row, new ConversationState(ask.step(), ask.memory(), null), input.state());
        }
        return connected(caller, row, ((Reply.Connected) reply).account());
    }

    /**
     * Returns the claim after an unexpected error, so that the step can be answered again. A redirect ends, because its state is
     * used up.
     */
    private void giveUp(ConversationEntity row, ConversationState current) {
        if (current.step().kind() == Step.Kind.REDIRECT) {
            store.end(row, new ConversationState(Step.failed(new ConnectProblem("upstream_refused", "The provider's answer could not be used. Begin again."))));
        } else {
            store.release(row);
        }
    }

    /** Asks the connector once and connects the account; a refusal is thrown as it is, and the conversation stays behind for its caller to remove. */
    void once(Caller caller, ConversationEntity row, Map<String, Secret> values, Function<DialogueInput, Reply> dialogue) {
        Reply.Connected reply = (Reply.Connected) dialogue.apply(input(row, new ConversationState(Step.done(null)), values, null));
        settle(row);
        connections.connect(caller, connections.require(row.integration), reply.account(), row.label, row.connectionId);
    }

    private DialogueInput input(ConversationEntity row, ConversationState current, Map<String, Secret> values, @Nullable String action) {
        return new DialogueInput(row.way, Keys.random(), settings.baseUrl() + "/oauth/" + row.integration + "/callback", current.memory(), values, action);
    }

    /** The same step with what was wrong. Does not extend its life. */
    Conversation again(ConversationEntity row, ConversationState current, List<FieldProblem> problems) {
        ConversationState same = new ConversationState(current.step().withProblems(problems), current.memory(), null);
        return kept(row, same, store.keep(row, same, row.expiresAt, row.stateHash, row.sessionId));
    }

    /** Ends the conversation without an account. */
    Conversation fail(ConversationEntity row, ConnectProblem problem) {
        ConversationState failed = new ConversationState(Step.failed(problem));
        return kept(row, failed, store.end(row, failed));
    }

    /** The conversation as its person sees it. */
    Conversation shown(ConversationEntity row, ConversationState current) {
        return new Conversation(row.id, row.expiresAt, shownStep(row, current), row.integration, row.page);
    }

    private Step shownStep(ConversationEntity row, ConversationState current) {
        Step step = current.step();
        return switch (step.kind()) {
            case QR -> step.withImage(QrImage.svg(step.link()));
            // A redirect must be bound to a browser session. A program gets the address of a hub page instead, which binds the
            // browser.
            case REDIRECT -> row.sessionId != null ? step : step.withUrl(URI.create(settings.baseUrl() + Conversation.path(row.integration, row.id) + "&follow=1"));
            case DONE -> Step.done(connections.account(row.userId, current.connectionId()).orElseThrow(ConversationSteps::gone));
            default -> step;
        };
    }

    private Conversation next(Caller caller, ConversationEntity row, ConversationState current, String state) {
        boolean redirect = current.step().kind() == Step.Kind.REDIRECT;
        boolean browser = caller.credential() == Caller.Credential.SESSION || caller.credentialId().equals(row.sessionId);
        row.sessionId = redirect && browser ? caller.credentialId() : null;
        return kept(row, current, store.keep(row, current, row.expiresAt, redirect ? Keys.hash(state) : null, row.sessionId));
    }

    private Conversation kept(ConversationEntity row, ConversationState current, boolean kept) {
        if (!kept) {
            throw gone();
        }
        return shown(row, current);
    }

    /**
     * Ends the conversation before the account is stored. So a later cancellation is too late, and after an earlier one no account
     * is stored.
     */
    private void settle(ConversationEntity row) {
        if (!store.settle(row)) {
            throw gone();
        }
    }

    private Conversation connected(Caller caller, ConversationEntity row, ConnectedAccount account) {
        settle(row);
        try {
            Connector connector = connections.require(row.integration);
            String connectionId = connections.connect(caller, connector, account, row.label, row.connectionId).id();
            ConversationState done = new ConversationState(Step.done(null), Map.of(), connectionId);
            return kept(row, done, store.end(row, done));
        } catch (HubException e) {
            return fail(row, ConnectProblem.of(logged(row, e)));
        }
    }

    /** Logs the reason for the admin; the person only learns who can help. */
    private static HubException logged(ConversationEntity row, HubException refusal) {
        System.getLogger(ConversationSteps.class.getName()).log(System.Logger.Level.WARNING, "{0} was not connected: {1}", row.integration, refusal.publicDetail());
        return refusal;
    }

    private Conversation refused(ConversationEntity row, ConversationState current, HubException refusal) {
        boolean redirect = current.step().kind() == Step.Kind.REDIRECT;
        if (redirect) {
            // The redirect's state is used up, so the same step cannot be tried again.
            return fail(row, new ConnectProblem(logged(row, refusal).problem() == Problem.UPSTREAM_UNAVAILABLE ? "upstream" : "upstream_refused", refusal.publicDetail()));
        }
        if (refusal.problem() == Problem.INVALID_INPUT) {
            String field = refusal.field().filter(name -> current.step().asked().stream().anyMatch(f -> f.name().equals(name))).orElse(null);
            return again(row, current, List.of(new FieldProblem(field, refusal.publicDetail())));
        }
        if (PASSING.contains(refusal.problem())) {
            store.release(row);
            throw refusal;
        }
        return fail(row, ConnectProblem.of(logged(row, refusal)));
    }
}
