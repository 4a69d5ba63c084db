package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.Cancellation;
import org.jspecify.annotations.Nullable;

/** What surrounds one tool call. */
public interface CallContext extends Cancellation.Signal {
    Caller caller();

    /** The id of the HTTP request, as in the log and the audit row. */
    String requestId();

    /**
     * What the client declared that it can do: a ClientCapabilities object of the protocol. An empty {@code elicitation}
     * is spelled out as {@code {"form":{}}}, which it means.
     */
    default ObjectNode clientCapabilities() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What the client answers to the requests of an {@link InputRequired}, by their names; empty in the first round. */
    default ObjectNode inputResponses() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The state of the {@link InputRequired} that the client answers; null in the first round. */
    default @Nullable JsonNode state() {
        return null;
    }

    /** Tells the client how far the call is; ignored if the client did not ask. {@code progress} must grow. */
    default void progress(double progress, @Nullable Double total, @Nullable String message) {}

    /** Sends the client a notification ahead of the answer; dropped where the answer cannot be a stream. Progress has its own method. */
    default void notifyClient(String method, ObjectNode params) {}

    /** Told when the call begins and ends to wait for its turn among the calls of others; until then it can be refused. */
    default void waitsForPlace(boolean waits) {}

    /** Whether nobody waits for the answer any more. */
    @Override
    default boolean cancelled() {
        return false;
    }

    /** Runs when the client goes away, at once if it has; used to end the upstream call. */
    @Override
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
