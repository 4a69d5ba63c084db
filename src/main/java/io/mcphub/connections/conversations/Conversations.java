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
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
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
    Turns turns;

    @Inject
    HubClock clock;

    /**
     * Starts a conversation. Throws {@code INVALID_INPUT} if there is no such way, {@code CONFLICT} if it does not work now,
     * {@code NOT_FOUND} if the connection to renew is not the caller's.
     */
    public Conversation begin(Caller caller, String integration, Opening opening) {
        Connector connector = connections.require(integration);
        Dialogue dialogue = Turns.dialogue(connector, opening.way());
        problem(connector, opening.way()).ifPresent(problem -> {
            throw HubException.conflict(problem.detail());
        });
        connections.expect(caller, connector, opening.label(), opening.connectionId());
        ConversationEntity row = row(caller, integration, opening);
        Standing nothing = new Standing(Step.waiting(null, row.expiresAt));
        store.add(row, nothing);
        try {
            return turns.take(caller, row, nothing, Map.of(), null, dialogue::begin);
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
        ConversationEntity row = row(caller, integration, Opening.of(Way.TOKEN, label, null));
        store.add(row, new Standing(Step.waiting(null, row.expiresAt)));
        try {
            turns.once(caller, row, TokenDialogue.values(pasted), new TokenDialogue(connector)::next);
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

    /** Answers a step. Returns the next step, or the same step with what was wrong. */
    public Conversation answer(Caller caller, String integration, String id, Given given) {
        ConversationEntity known = open(caller, integration, id);
        ConversationEntity row = store.claim(known).orElseThrow(() -> busy(caller, known));
        Standing standing = store.standing(row).orElseThrow(Turns::gone);
        List<FieldProblem> problems;
        try {
            given.fits(standing.step(), clock.now());
            problems = given.problems(standing.step());
        } catch (HubException e) {
            store.release(row);
            throw e;
        }
        return problems.isEmpty()
                ? turns.take(caller, row, standing, given.complete(standing.step()), given.action(), dialogue(row)::next)
                : turns.again(row, standing, problems);
    }

    /** The present step. Does not ask the provider. */
    public Conversation look(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        return turns.shown(row, store.standing(row).orElseThrow(Turns::gone));
    }

    /** The present step. If it waits for something, asks the provider whether it has happened. */
    public Conversation poll(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        Standing standing = store.standing(row).orElseThrow(Turns::gone);
        if (row.ended || !standing.step().waits()) {
            return turns.shown(row, standing);
        }
        // Somebody else is asking the provider, so return the stored step.
        ConversationEntity claimed = store.claim(row).orElse(null);
        return claimed == null
                ? turns.shown(row, standing)
                : turns.take(caller, claimed, store.standing(claimed).orElseThrow(Turns::gone), Map.of(), null, dialogue(row)::next);
    }

    /** Ends the conversation and deletes its content. */
    public void cancel(Caller caller, String integration, String id) {
        if (!store.cancel(open(caller, integration, id))) {
            throw Turns.gone();
        }
    }

    /**
     * The address of this step's redirect. From now on only this browser session can come back from it. Throws {@code CONFLICT} if
     * another session follows it.
     */
    public URI follow(Caller caller, String integration, String id) {
        ConversationEntity row = open(caller, integration, id);
        Step step = store.standing(row).orElseThrow(Turns::gone).step();
        if (step.kind() != Step.Kind.REDIRECT || !store.bind(row, caller.credentialId())) {
            throw HubException.conflict("There is nothing to follow, or another browser follows it. Connect again.");
        }
        return step.url();
    }

    /** Continues after the provider sent the browser back. Empty if this session follows no such redirect. */
    Optional<Conversation> resume(Caller caller, String integration, String state, @Nullable String code, @Nullable String error) {
        return store.claimReturned(caller.userId(), caller.credentialId(), integration, Keys.hash(state)).map(row -> {
            Standing standing = store.standing(row).orElseThrow(Turns::gone);
            if (code == null || error != null) {
                // Does not show the provider's own error code, because anybody can put text there.
                boolean declined = "access_denied".equals(error);
                return turns.fail(row, declined
                        ? new ConnectProblem("access_denied", "The provider did not grant access. Nothing was changed; connect again to try once more.")
                        : new ConnectProblem("upstream", "The provider did not answer as expected. Connect again in a few minutes."));
            }
            return turns.take(caller, row, standing, Map.of("code", Secret.of(code), "state", Secret.of(state)), null, dialogue(row)::next);
        });
    }

    private Dialogue dialogue(ConversationEntity row) {
        return Turns.dialogue(connections.require(row.integration), row.way);
    }

    private ConversationEntity find(Caller caller, String integration, String id) {
        return store.find(caller.userId(), integration, id)
                .orElseThrow(() -> HubException.notFound("You have no such conversation. Begin one with POST /integrations/{id}/conversations."));
    }

    private ConversationEntity open(Caller caller, String integration, String id) {
        ConversationEntity row = find(caller, integration, id);
        if (row.ended && !store.claimed(row) || store.standing(row).isEmpty()) {
            throw Turns.gone();
        }
        return row;
    }

    /** The reason why there is no claim: the other one may have ended the conversation. */
    private HubException busy(Caller caller, ConversationEntity row) {
        open(caller, row.integration, row.id);
        return HubException.of(Problem.CONFLICT, "Another answer to this conversation is still being handled. GET the conversation, then answer its present step.");
    }

    private ConversationEntity row(Caller caller, String integration, Opening opening) {
        ConversationEntity row = new ConversationEntity();
        row.id = Keys.random();
        row.userId = caller.userId();
        row.integration = integration;
        row.way = opening.way();
        row.label = opening.label();
        row.connectionId = opening.connectionId();
        row.page = opening.page();
        row.claim = Keys.random();
        row.sessionId = opening.browser() ? caller.credentialId() : null;
        row.expiresAt = clock.now().plus(Turns.LIFETIME);
        return row;
    }
}
