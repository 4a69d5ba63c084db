package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Caller;
import org.jspecify.annotations.Nullable;

/** What surrounds one tool call. */
public interface CallContext {
    Caller caller();

    /** The id of the HTTP request, as in the log and the audit row. */
    String requestId();

    /** The tool through which this one was called ({@code hub.tools.call}), or null. */
    default @Nullable String via() {
        return null;
    }

    /** Tells the client how far the call is; ignored if the client did not ask. {@code progress} must grow. */
    default void progress(double progress, @Nullable Double total, @Nullable String message) {}

    /** Sends the client a notification ahead of the answer; dropped where the answer cannot be a stream. Progress has its own method. */
    default void notifyClient(String method, ObjectNode params) {}

    /** Whether nobody waits for the answer any more. */
    default boolean cancelled() {
        return false;
    }

    /** Runs when the client goes away, at once if it has; used to end the upstream call. */
    default void onCancel(Runnable action) {}

    /** A context without progress or cancellation. */
    static CallContext of(Caller caller, String requestId) {
        return new CallContext() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public String requestId() {
                return requestId;
            }
        };
    }
}
