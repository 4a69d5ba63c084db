package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.Cancellation;
import org.jspecify.annotations.Nullable;

/** What surrounds one tool call: its caller, its client and its progress. */
public interface CallContext extends Cancellation.Signal {
    Caller caller();

    /** The id of the HTTP request, as in the log and in the audit log. */
    String requestId();

    /**
     * What the client declared (schema ClientCapabilities). An empty {@code elicitation} is replaced by what it means,
     * {@code {"form":{}}}.
     */
    default ObjectNode clientCapabilities() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The client's answers to an {@link InputRequired}, by the names of its requests; empty in the first round. */
    default ObjectNode inputResponses() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The state of the {@link InputRequired} that the client answers; null in the first round. */
    default @Nullable JsonNode state() {
        return null;
    }

    /** Tells the client how far the call is, if the client asked for that. {@code progress} must grow. */
    default void progress(double progress, @Nullable Double total, @Nullable String message) {}

    /**
     * Sends the client a notification before the answer; does nothing if the answer cannot be a stream. For progress use
     * {@link #progress}.
     */
    default void notifyClient(String method, ObjectNode params) {}

    /**
     * Called with true when the call begins to wait in the queue, with false when it leaves it. A waiting call can still be refused
     * with its own HTTP status.
     */
    default void waitsForPlace(boolean waits) {}

    /** Whether nobody waits for the answer any more. */
    @Override
    default boolean cancelled() {
        return false;
    }

    /** Runs the action when the client goes away; at once if it has gone. Used to end the request to the provider. */
    @Override
    default void onCancel(Runnable action) {}

    /** Whether the client gets the result as structured content too, besides the text. */
    default boolean structured() {
        return true;
    }

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
