package io.mcphub.connections.conversations;

import io.mcphub.access.Caller;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.Way;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.RateLimit;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversations in which people connect accounts. Each belongs to one person and is {@code NOT_FOUND} for others. An ended one
 * throws {@code GONE}, but its person can still read how it ended. Two answers at once throw {@code CONFLICT}.
 */
@ApplicationScoped
public class Conversations {
    @Inject
    Connections connections;

    @Inject
    ConversationStore store;

    @Inject
    ConversationSteps steps;

    @Inject
    HubClock clock;

    /** Each may make a provider send a code to somebody's phone. */
    private final RateLimit perPerson = new RateLimit(60, Duration.ofMinutes(10));

    /**
     * Starts a conversation. Throws {@code INVALID_INPUT} if there is no such way, {@code CONFLICT} if it does not work now,
     * {@code NOT_FOUND} if the connection to renew is not the caller's, {@code RATE_LIMITED} after 60 beginnings and answers in ten
     * minutes.
     */
    public Conversation begin(Caller caller, String integration, ConversationStart start) {
        limit(caller);
        Connector connector = connections.require(integration);
        Dialogue dialogue = ConversationSteps.dialogue(connector, start.way());
        problem(connector, start.way()).ifPresent(problem -> {
            throw HubException.conflict(problem.detail());
        });
        connections.expect(caller, connector, start.label(), start.connectionId());
        ConversationEntity row = row(caller, integration, start);
        ConversationState nothing = new ConversationState(Step.waiting(null, row.expiresAt));
        store.add(row, nothing);
        try {
            return steps.take(caller, row, nothing, Map.of(), null, dialogue::begin);
        } catch (RuntimeException e) {
            store.remove(row);
            throw e;
        }
    }

    /**
     * The short conversation of a pasted token, from its beginning to its end; answers the entry. {@code CONFLICT} if the integration takes
     * none; a refused token, a wrong field or a label of another account is {@code INVALID_INPUT}.
     */
    public IntegrationSummary paste(Caller caller, String integration, PastedToken pasted, @Nullable String label) {
        Connector connector = connections.require(integration);
        if (!connector.connect().contains(Way.TOKEN)) {
            throw HubException.conflict(connector.displayName() + " takes no pasted token. Connect it on the connections page.");
        }
        pasted.check(connector.tokenFields());
        ConversationEntity row = row(caller, integration, ConversationStart.of(Way.TOKEN, label, null));
        store.add(row, new ConversationState(Step.waiting(null, row.expiresAt)));
        try {
            steps.once(caller, row, TokenDialogue.values(pasted), new TokenDialogue(connector)::next);
        } finally {
            // Nobody knows its id, so nobody asks how it ended.
            store.remove(row);
        }
        return connections.integration(caller, connector);
    }

    /** What keeps this way from working; empty if it works. */
    public Optional<ConnectProblem> problem(Connector connector, String way) {
        return way.equals(Way.OAUTH) || !connector.configured() ? connections.problem(connector) : Optional.empty();
    }

    /** Answers a step. Returns the next step, or the same step with what was wrong. {@code RATE_LIMITED} as {@link #begin}. */
    public Conversation answer(Caller caller, String integration, String id, StepAnswer given) {
        limit(caller);
        ConversationEntity known = open(caller, integration, id);
        ConversationEntity row = store.claim(known).orElseThrow(() -> busy(caller, known));
        ConversationState current = store.state(row).orElseThrow(ConversationSteps::gone);
        List<FieldProblem> problems;
        try {
            given.fits(current.step(), clock.now());
            problems = given.problems(current.step());
        } catch (HubException e) {
            store.release(row);
            throw e;
        }
        return problems.isEmpty()
                ? steps.take(caller, row, current, given.complete(current.step()), given.action(), dialogue(row)::next)
                : steps.again(row, current, problems);
    }

    /** The present step. Does not ask the provider. */
    public Conversation look(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        return steps.shown(row, store.state(row).orElseThrow(ConversationSteps::gone));
    }

    /** The present step. If it waits for something, asks the provider whether it has happened. */
    public Conversation poll(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        ConversationState current = store.state(row).orElseThrow(ConversationSteps::gone);
        if (row.ended || !current.step().waits()) {
            return steps.shown(row, current);
        }
        // Somebody else is asking the provider, so return the stored step.
        ConversationEntity claimed = store.claim(row).orElse(null);
        return claimed == null
                ? steps.shown(row, current)
                : steps.take(caller, claimed, store.state(claimed).orElseThrow(ConversationSteps::gone), Map.of(), null, dialogue(row)::next);
    }

    /** Ends the conversation and deletes its content. */
    public void cancel(Caller caller, String integration, String id) {
        if (!store.cancel(open(caller, integration, id))) {
            throw ConversationSteps.gone();
        }
    }

    /**
     * The address of this step's redirect. From now on only this browser session can come back from it. Throws {@code CONFLICT} if
     * another session follows it.
     */
    public URI follow(Caller caller, String integration, String id) {
        ConversationEntity row = open(caller, integration, id);
        Step step = store.state(row).orElseThrow(ConversationSteps::gone).step();
        if (step.kind() != Step.Kind.REDIRECT || !store.bind(row, caller.credentialId())) {
            throw HubException.conflict("There is nothing to follow, or another browser follows it. Connect again.");
        }
        return step.url();
    }

    /** Continues after the provider sent the browser back. Empty if this session follows no such redirect. */
    Optional<Conversation> resume(Caller caller, String integration, String state, @Nullable String code, @Nullable String error) {
        return store.claimReturned(caller.userId(), caller.credentialId(), integration, Keys.hash(state)).map(row -> {
            ConversationState current = store.state(row).orElseThrow(ConversationSteps::gone);
            if (code == null || error != null) {
                // Does not show the provider's own error code, because anybody can put text there.
                boolean declined = "access_denied".equals(error);
                return steps.fail(row, declined
                        ? new ConnectProblem("access_denied", "The provider did not grant access. Nothing was changed; connect again to try once more.")
                        : new ConnectProblem("upstream", "The provider did not answer as expected. Connect again in a few minutes."));
            }
            return steps.take(caller, row, current, Map.of("code", Secret.of(code), "state", Secret.of(state)), null, dialogue(row)::next);
        });
    }

    private void limit(Caller caller) {
        perPerson.take(caller.userId(), "You began or answered too often while connecting accounts. Wait a few minutes and go on.");
    }

    private Dialogue dialogue(ConversationEntity row) {
        return ConversationSteps.dialogue(connections.require(row.integration), row.way);
    }

    private ConversationEntity find(Caller caller, String integration, String id) {
        return store.find(caller.userId(), integration, id)
                .orElseThrow(() -> HubException.notFound("You have no such conversation. Begin another one."));
    }

    private ConversationEntity open(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        if (row.ended && !store.claimed(row) || store.state(row).isEmpty()) {
            throw ConversationSteps.gone();
        }
        return row;
    }

    /** The reason why there is no claim: the other one may have ended the conversation. */
    private HubException busy(Caller caller, ConversationEntity row) {
        open(caller, row.integration, row.id);
        return HubException.of(Problem.CONFLICT, "Another answer to this conversation is still being handled. GET the conversation, then answer its present step.");
    }

    private ConversationEntity row(Caller caller, String integration, ConversationStart start) {
        ConversationEntity row = new ConversationEntity();
        row.id = Keys.random();
        row.userId = caller.userId();
        row.integration = integration;
        row.way = start.way();
        row.label = start.label();
        row.connectionId = start.connectionId();
        row.page = start.page();
        row.claim = Keys.random();
        row.sessionId = start.browser() ? caller.credentialId() : null;
        row.expiresAt = clock.now().plus(ConversationSteps.LIFETIME);
        return row;
    }
}
