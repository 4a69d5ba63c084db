package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code requestState} of a call that waits for its client (basic/patterns/mrtr § Server Requirements 4, 5): encrypted, bound
 * to user, client, tool and arguments, valid for ten minutes. Any node can open it.
 */
@ApplicationScoped
public class RequestStates {
    private static final String PURPOSE = "request-state";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    String seal(Caller caller, String tool, ObjectNode arguments, JsonNode state) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("until", clock.now().plus(LIFETIME).toEpochMilli());
        content.set("state", state);
        return keys.seal(PURPOSE, call(caller, tool, arguments), Json.write(content));
    }

    /** Opens a state. Throws {@code -32602} if it was changed, belongs to another call or has expired. */
    JsonNode open(Caller caller, String tool, ObjectNode arguments, String sealed) {
        return keys.open(PURPOSE, call(caller, tool, arguments), sealed)
                .map(Json::read)
                .filter(content -> content.path("until").asLong() > clock.now().toEpochMilli())
                .map(content -> content.get("state"))
                .orElseThrow(() -> JsonRpcException.invalidParams(
                        "params.requestState does not belong to this call, or it has expired. Call the tool again without it."));
    }

    private static String call(Caller caller, String tool, ObjectNode arguments) {
        return Keys.hash(Json.write(List.of(caller.userId(), caller.client().orElse(""), tool, sorted(arguments))));
    }

    /** Sorts members, because a client may write them in another order the second time. */
    private static Object sorted(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return members;
        }
        if (value.isArray()) {
            return java.util.stream.StreamSupport.stream(value.spliterator(), false).map(RequestStates::sorted).toList();
        }
        return value;
    }
}
