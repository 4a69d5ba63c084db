package io.mcphub.platform.queue;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests at the doors besides {@code /mcp} that wait for a provider. They run on workers, in the queue of the tool calls, so that no
 * HTTP thread waits. A user has eight at once at most.
 */
@ApplicationScoped
public class ProviderRequests {
    static final int AT_ONCE = 8;

    private final UserSlots slots = new UserSlots();

    @Inject
    CallQueue queue;

    /**
     * Begins the work and returns at once. The stage ends on the worker; it fails as the work does, or with {@code RATE_LIMITED} if
     * there was no place in time. Throws {@code RATE_LIMITED} if the user has too many of them.
     *
     * @param user whose turn it is: a user's id, or the address of somebody whom the hub does not know
     * @param provider whom the work asks; each has half of the places at most
     */
    public <T> CompletionStage<T> ask(String user, String provider, Supplier<T> work) {
        if (!slots.take(user, AT_ONCE)) {
            throw HubException.rateLimited("You have " + AT_ONCE + " requests running that wait for a provider. Wait for one to end, then repeat this one.", Duration.ofSeconds(1));
        }
        return queue.run(user, provider, new Patient(), waits -> { }, work).whenComplete((result, failure) -> slots.release(user));
    }

    /** As {@link #ask(String, String, Supplier)}, for work without a result. */
    public CompletionStage<Void> ask(String user, String provider, Runnable work) {
        return this.<@Nullable Void>ask(user, provider, () -> {
            work.run();
            return null;
        });
    }

    /** The work is done even if its client leaves: what it stores counts. */
    private static final class Patient implements Cancellation.Signal {
        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {
            // Nobody cancels.
        }
    }
}
