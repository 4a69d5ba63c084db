package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.mcphub.connections.ConnectionDetails;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.nodes.errands.Errand;
import io.mcphub.platform.nodes.errands.ErrandWork;
import io.mcphub.platform.nodes.errands.Errands;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Answers what other nodes ask of the sessions that this one has the leases of. It checks again whose account that is, and begins only while
 * somebody waits for the answer.
 */
@ApplicationScoped
class Questions {
    private static final System.Logger LOG = System.getLogger(Questions.class.getName());
    private static final String CHANGED = "This Telegram account was removed or connected anew just now. Nothing was begun. Call again.";

    @Inject
    ErrandWork work;

    @Inject
    Sessions sessions;

    @Inject
    OpenSessions open;

    @Inject
    ConnectionDetails details;

    @Inject
    Rounds rounds;

    /** The task was not begun, because somebody else has it or nobody wants it any more. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Left() {
            super("left to others", null, false, false);
        }
    }

    void start(@Observes @Priority(Migrations.PRIORITY + 2) @Initialized(ApplicationScoped.class) Object start) {
        work.register(SessionKey.LEASE, this::does);
        rounds.every(Errands.LOOK, Errands.LOOK, this::look);
    }

    /** In case no message arrived, or a removal failed. Without a session here nobody can mean this node. */
    private void look() {
        work.tidy();
        if (open.size() > 0) {
            work.look();
        }
    }

    private Optional<String> does(Errand errand) {
        try {
            return Optional.of(Outcome.answer(answer(Task.read(errand.task()), errand)));
        } catch (Left | HeldElsewhere othersDoIt) {
            return Optional.empty();
        } catch (InterruptedException nobodyWaits) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | RuntimeException failed) {
            if (Outcome.isDefect(failed)) {
                LOG.log(System.Logger.Level.ERROR, "what another node asked failed here", failed);
            }
            return Optional.of(Outcome.failure(failed));
        }
    }

    private JsonNode answer(Task task, Errand errand) throws TimeoutException, InterruptedException {
        SessionKey key = task.key().map(secret -> known(task.session(), secret)).orElseGet(() -> owned(task));
        if (!key.lease().equals(errand.lease())) {
            throw HubException.conflict(CHANGED);
        }
        Optional<Question> question = task.question();
        if (question.isEmpty()) {
            begin(errand);
            return BooleanNode.valueOf(sessions.end(key));
        }
        return sessions.use(key, client -> {
            begin(errand);
            return question.get().answer(client);
        });
    }

    private static void begin(Errand errand) {
        if (!errand.begin()) {
            throw new Left();
        }
    }

    /** The session of an account, if that is still connected and this person's. */
    private SessionKey owned(Task task) {
        return details.owned(Upkeep.INTEGRATION, task.user(), task.connection())
                .map(SessionKey::of)
                .filter(key -> key.id().equals(task.session()))
                .orElseThrow(() -> HubException.conflict(CHANGED));
    }

    /** The session that has this key. The library finds out by itself what is not open here. */
    private SessionKey known(String session, Secret key) {
        OpenSession opened = open.get(session);
        if (opened != null && !MessageDigest.isEqual(bytes(opened.key().key()), bytes(key))) {
            throw HubException.conflict(CHANGED);
        }
        return new SessionKey(session, key, null);
    }

    private static byte[] bytes(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
