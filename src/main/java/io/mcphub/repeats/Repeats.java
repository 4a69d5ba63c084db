package io.mcphub.repeats;

import io.mcphub.platform.Changes;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Runs a call with an idempotency key once in {@link #KEPT}, on all nodes. A repeated call gets the first answer. If nobody knows
 * what became of the first one, it is never repeated.
 */
@ApplicationScoped
public class Repeats {
    /** How long a key is remembered. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final System.Logger LOG = System.getLogger(Repeats.class.getName());
    /** A call that is cancelled ends soon after its limit. */
    private static final Duration ENDING = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final String LOOK = " Look whether it was done before you call again, with another idempotency_key.";

    @Inject
    KeptCallStore store;

    @Inject
    KeptAnswers answers;

    @Inject
    Nodes nodes;

    @Inject
    NodeId node;

    @Inject
    HubClock clock;

    @Inject
    HubConfig config;

    /**
     * What a call answered.
     *
     * @param value the answer
     * @param repeated whether it is the answer of an earlier call
     */
    public record Answer<T>(T value, boolean repeated) {}

    void start(@Observes @Priority(Migrations.PRIORITY + 20) @Initialized(ApplicationScoped.class) Object start) {
        nodes.onOneNode(Duration.ofMinutes(5), Duration.ofHours(1), this::purge);
    }

    /** Forgets what is older than {@link #KEPT}. */
    void purge() {
        store.purge(clock.now().minus(KEPT));
    }

    /**
     * The answer of the work, or of the call that did it before. The key is free again if the work failed and changed nothing
     * ({@link Changes}).
     *
     * @param call whose key it is, and the arguments
     * @param type the answer's type, which is kept as JSON
     * @throws HubException what the work threw, {@code INVALID_INPUT} if the key was used with other arguments, {@code STILL_RUNNING},
     *     or {@code OUTCOME_UNKNOWN}
     */
    public <T> Answer<T> once(KeyedCall call, Class<T> type, Supplier<T> work) {
        Instant now = clock.now();
        KeptCallEntity mine = answers.begun(call, node.value(), now);
        Optional<KeptCallEntity> earlier = store.begin(mine, now.minus(KEPT));
        return earlier.isPresent() ? new Answer<>(again(earlier.get(), call, type), true) : new Answer<>(first(mine, work), false);
    }

    private <T> T again(KeptCallEntity earlier, KeyedCall call, Class<T> type) {
        if (!answers.isReadable(earlier)) {
            throw unknown("The hub can no longer read its answer to the first call with this idempotency_key.");
        }
        if (!answers.hasSameArguments(earlier, call)) {
            throw HubException.invalid("idempotency_key", "This idempotency_key belongs to an earlier call with other arguments. Take a new key for a new call, or repeat the arguments as they were.");
        }
        answers.failure(earlier).ifPresent(how -> {
            throw unknown(how);
        });
        return answers.answer(earlier, type).orElseThrow(() -> unanswered(earlier));
    }

    private HubException unanswered(KeptCallEntity earlier) {
        return mayStillRun(earlier)
                ? HubException.stillRunning("The first call with this idempotency_key still runs. Repeat the call for its answer.", AGAIN)
                : unknown("The first call with this idempotency_key began at " + earlier.begunAt + " and was interrupted, so its outcome is unknown.");
    }

    private boolean mayStillRun(KeptCallEntity earlier) {
        Instant end = earlier.begunAt.plus(config.longestCall()).plus(ENDING);
        return clock.now().isBefore(end) && nodes.hasRunSince(earlier.node, earlier.begunAt);
    }

    private <T> T first(KeptCallEntity mine, Supplier<T> work) {
        AtomicBoolean changed = new AtomicBoolean();
        try {
            T result = Changes.during(changed, work);
            kept(mine, () -> store.end(mine, answers.sealed(mine, result)));
            return result;
        } catch (RuntimeException | Error failure) {
            kept(mine, changed.get() ? () -> store.end(mine, answers.sealedFailure(mine, how(failure))) : () -> store.forget(mine));
            throw failure;
        }
    }

    private static String how(Throwable failure) {
        return failure instanceof HubException known
                ? "The first call with this idempotency_key changed something, or may have, and then failed: " + known.publicDetail()
                : "The first call with this idempotency_key changed something, or may have, and then failed inside the hub.";
    }

    /** The call has run, so its result must reach the client. If it cannot be kept, a repeated call hears that the outcome is unknown. */
    private static void kept(KeptCallEntity call, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException unavailable) {
            if (!WriteHealth.shared().told(unavailable)) {
                LOG.log(Level.WARNING, "the answer of a call with an idempotency key could not be kept: " + call.callId, unavailable);
            }
        }
    }

    private static HubException unknown(String how) {
        return HubException.of(Problem.OUTCOME_UNKNOWN, how + LOOK);
    }
}
