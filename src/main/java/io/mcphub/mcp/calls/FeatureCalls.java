package io.mcphub.mcp.calls;

import io.mcphub.platform.queue.CallQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Runs requests to an integration other than tool calls like tool calls: with a slot of the user, in the queue, on a worker thread,
 * with keep-alive comments, cancellation and a time limit.
 */
@ApplicationScoped
public class FeatureCalls {
    @Inject
    CallSlots slots;

    @Inject
    RunningCalls running;

    @Inject
    CallQueue queue;

    /** Starts the work and returns at once. The stage completes on the worker thread. Throws 429 if the user has no free slot. */
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
