package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a tool that cannot continue until the client answers (basic/patterns/mrtr). The client then repeats the call with
 * {@link CallContext#inputResponses()} and {@link CallContext#state()}. The protocol layer seals the state, checks the client's
 * capabilities and finds the form for older revisions.
 */
public final class InputRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ObjectNode> requests;
    private final transient @Nullable JsonNode state;
    private final @Nullable HubException otherwise;

    /**
     * Asks a client that must be able to answer; one that cannot gets {@code MissingClientCapability}.
     *
     * @param requests by name, each {@code {"method": …, "params": …}}; may be empty if there is a state
     * @param state returned in {@link CallContext#state()}; sealed on its way; null for none
     */
    public InputRequired(Map<String, ObjectNode> requests, @Nullable JsonNode state) {
        this(requests, state, null);
    }

    /** As above, but optional: a client that cannot be asked gets {@code otherwise} as a failed result. */
    public InputRequired(Map<String, ObjectNode> requests, @Nullable JsonNode state, @Nullable HubException otherwise) {
        super("input required: " + requests.keySet(), null, false, false);
        if (requests.isEmpty() && state == null) {
            throw new IllegalArgumentException("neither requests nor state");
        }
        this.requests = new LinkedHashMap<>(requests);
        this.state = state;
        this.otherwise = otherwise;
    }

    /** The requests in the given order. */
    public Map<String, ObjectNode> requests() {
        return requests;
    }

    public @Nullable JsonNode state() {
        return state;
    }

    public @Nullable HubException otherwise() {
        return otherwise;
    }
}
