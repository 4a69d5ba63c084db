package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param json its body; empty object for an empty body, null for one that is not JSON
 */
record TeamworkReply(int status, MultivaluedMap<String, String> headers, @Nullable JsonNode json) {
    @Nullable String header(String name) {
        return headers.entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name) && !h.getValue().isEmpty())
                .map(h -> h.getValue().get(0).strip())
                .findFirst()
                .orElse(null);
    }

    /** 2xx with JSON or nothing; v1 can say {@code Error} in its body all the same. */
    boolean ok() {
        return status >= 200 && status < 300 && json != null && !"Error".equalsIgnoreCase(json.path("STATUS").asText());
    }

    /** Itself, but with the status of a refusal if v1 refused under a status of success. */
    TeamworkReply refusal() {
        return status < 300 && json != null ? new TeamworkReply(422, headers, json) : this;
    }
}
