package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.ToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a tool for a person who waits at a page. It is audited like every call. */
@ApplicationScoped
public class ToolTrial {
    static final long SECONDS = 60;

    @Inject
    ToolCalls calls;

    /**
     * The result, as a client would get it. Throws {@code NOT_FOUND} if the person may not use such a tool, {@code NOT_CONNECTED}
     * if it needs an account first, {@code UPSTREAM_UNAVAILABLE} after {@value #SECONDS} seconds; the call is then cancelled.
     */
    public ToolResult call(Caller caller, String tool, ObjectNode arguments) {
        Waiting context = new Waiting(caller);
        try {
            Optional<ToolResult> result = calls.begin(tool, arguments, context).run().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            return result.orElseThrow(() -> HubException.of(Problem.NOT_FOUND, "There is no such tool for you."));
        } catch (TimeoutException slow) {
            context.cancel();
            throw HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The tool did not answer within " + SECONDS + " seconds, so the hub stopped waiting. If it writes, look whether it did before you repeat it.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            context.cancel();
            throw HubException.of(Problem.UNAVAILABLE, "The hub is stopping. Try again in a minute.");
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof InputRequired || cause instanceof MissingClientCapability) {
            return HubException.of(Problem.NOT_CONNECTED, "This tool needs an account first. Connect one on the connections page.");
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** The surroundings of such a call: it can be cancelled, and nobody sees its progress. */
    private static final class Waiting implements CallContext {
        private final Caller caller;
        private final String requestId = UUID.randomUUID().toString();
        private final Cancellation.Switch cancellation = new Cancellation.Switch();

        Waiting(Caller caller) {
            this.caller = caller;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public String requestId() {
            return requestId;
        }

        @Override
        public boolean cancelled() {
            return cancellation.cancelled();
        }

        @Override
        public void onCancel(Runnable action) {
            cancellation.onCancel(action);
        }

        void cancel() {
            cancellation.cancel();
        }
    }
}
