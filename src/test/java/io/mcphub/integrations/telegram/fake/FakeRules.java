package io.mcphub.integrations.telegram.fake;

import static io.mcphub.integrations.telegram.fake.FakeTdlib.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the real library refuses by itself, whatever an account is scripted to answer. */
final class FakeRules {
    private static final int MOST = 100;

    private FakeRules() {}

    /** The refusal; empty for a request that is in order. */
    static Optional<JsonNode> refusal(ObjectNode request) {
        if (!rises(request.path("message_ids")) && request.path("@type").asText().equals("forwardMessages")) {
            return Optional.of(error(400, "Message identifiers must be in a strictly increasing order"));
        }
        return request.has("offset") && request.has("from_message_id") ? page(request.path("offset").asInt(), request.path("limit").asInt()) : Optional.empty();
    }

    private static boolean rises(JsonNode ids) {
        long last = 0;
        for (JsonNode id : ids) {
            if (id.asLong() <= last) {
                return false;
            }
            last = id.asLong();
        }
        return true;
    }

    private static Optional<JsonNode> page(int offset, int limit) {
        if (limit <= 0) {
            return Optional.of(error(400, "Parameter limit must be positive"));
        }
        return offset > 0 || offset <= -MOST || offset < -limit ? Optional.of(error(400, "Parameter offset must be greater than or equal to -limit")) : Optional.empty();
    }
}
