package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.nodes.errands.ErrandNotTaken;
import io.mcphub.platform.nodes.errands.Errands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Asks sessions, whichever node has them. What this node can open it asks itself; otherwise the node with the lease is asked over the database, one
 * question at a time. {@link Questions} answers there.
 */
@ApplicationScoped
public class Asking {
    /** What ending a session may take: opening it, and two answers of Telegram. */
    private static final Duration ENDING = Duration.ofSeconds(45);

    @Inject
    Sessions sessions;

    @Inject
    Errands errands;

    /** How long question and answer may be on their way between two nodes. Tests shorten it. */
    Duration way = Duration.ofSeconds(5);

    /** What this node does if it can have the session. */
    @FunctionalInterface
    private interface Here {
        JsonNode answer() throws TimeoutException, InterruptedException;
    }

    /**
     * Asks a session.
     *
     * @throws SessionRefused if its directory does not open
     * @throws TdlibGone if the engine ends
     * @throws NobodyAnswers if another node has it and does not begin
     * @throws io.mcphub.platform.HubException if there is no engine, or too many are open
     * @throws TimeoutException if no answer comes in time; the request may still be carried out
     */
    public JsonNode ask(SessionKey key, Question question) throws TimeoutException, InterruptedException {
        return anywhere(key, () -> sessions.use(key, question::answer), Task.of(key, question), question.limit());
    }

    /** Ends a session for good: logs out at Telegram if that can be reached, and erases its directory. Returns whether it logged out. */
    public boolean end(SessionKey key) {
        try {
            return anywhere(key, () -> BooleanNode.valueOf(sessions.end(key)), Task.end(key), ENDING).asBoolean();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | RuntimeException notTold) {
            return false;
        }
    }

    /** If the lease moves while nobody has begun, this node tries once more. */
    private JsonNode anywhere(SessionKey key, Here here, Task task, Duration limit) throws TimeoutException, InterruptedException {
        for (boolean last = false; ; last = true) {
            try {
                return here.answer();
            } catch (HeldElsewhere elsewhere) {
                try {
                    return Outcome.read(errands.send(key.lease(), task.written(), limit.plus(way)));
                } catch (ErrandNotTaken nobody) {
                    if (last || !nobody.isFree()) {
                        throw new NobodyAnswers();
                    }
                }
            }
        }
    }
}
