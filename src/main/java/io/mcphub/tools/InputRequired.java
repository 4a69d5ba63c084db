package io.mcphub.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool throws that cannot go on before the client answered something (basic/patterns/mrtr). The client sends the
 * same call again, with {@link CallContext#inputResponses()} and {@link CallContext#state()}. The protocol layer seals the
 * state, checks that the client declared what the requests need, and finds the form of older revisions.
 */
public final class InputRequired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ObjectNode> requests;
    private final transient @Nullable JsonNode state;
    private final @Nullable HubException otherwise;

    /**
     * Requests that the client must be able to fulfil; one that cannot gets {@code MissingClientCapability}.
     *
     * @param requests by name, each {@code {"method": …, "params": …}}; may be empty if there is a state
     * @param state comes back in {@link CallContext#state()}, sealed on its way; null for none
     */
    public InputRequired(Map<String, ObjectNode> requests, @Nullable JsonNode state) {
        this(requests, state, null);
    }

    /** As above; {@code otherwise} is the failed result for a client that cannot be asked, and then no capability is required. */
    public InputRequired(Map<String, ObjectNode> requests, @Nullable JsonNode state, @Nullable HubException otherwise) {
        super("input required: " + requests.keySet(), null, false, false);
        if (requests.isEmpty() && state == null) {
            throw new IllegalArgumentException("neither requests nor state");
        }
        this.requests = new LinkedHashMap<>(requests);
        this.state = state;
        this.otherwise = otherwise;
    }

    /** In the order in which they were given. */
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
