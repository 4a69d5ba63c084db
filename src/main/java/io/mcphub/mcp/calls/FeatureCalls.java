package io.mcphub.mcp.calls;

import io.mcphub.platform.queue.CallQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What is asked of an integration besides tool calls runs as they do: with one of its user's slots, in the queue and on a worker, with
 * comments while its client waits, until it is cancelled or takes too long.
 */
@ApplicationScoped
public class FeatureCalls {
    @Inject
    CallSlots slots;

    @Inject
    RunningCalls running;

    @Inject
    CallQueue queue;

    /** Begins the work and returns at once; the stage ends on the worker. Answers 429 to a user without a free slot. */
    public <T> CompletionStage<T> run(RunningCall call, String integration, Supplier<T> work) {
        String user = call.caller().userId();
        slots.take(user);
        running.add(call);
        return queue.run(user, integration, call, call::waitsForPlace, work)
                .whenComplete((result, failure) -> {
                    running.remove(call);
                    slots.release(user);
                })
                .thenApply(result -> inTime(call, result));
    }

    private <T> T inTime(RunningCall call, T result) {
        if (running.tookTooLong(call)) {
            throw running.tooLong();
        }
        return result;
    }
}
