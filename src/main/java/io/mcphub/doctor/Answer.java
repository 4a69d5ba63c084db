package io.mcphub.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mcphub.platform.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What came back from the hub's public address.
 *
 * @param sent the method and the address
 * @param status the HTTP status; 0 if nothing came
 * @param headers by lower-case name
 * @param body the body, cut at the longest that the doctor reads
 * @param fault why nothing came: {@code dns}, {@code tls} or {@code unreachable}; empty if something came
 * @param note what the connection says of itself, such as the version of TLS
 */
record Answer(String sent, int status, Map<String, String> headers, String body, String fault, String note) {
    private static final int SHOWN = 300;
    private static final String EVENT = "data:";

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body as JSON, also when it came as one event of a stream (text/event-stream); missing if it is none. */
    JsonNode json() {
        int event = header("content-type").startsWith("text/event-stream") ? body.lastIndexOf(EVENT) : -1;
        return parsed(event < 0 ? body : body.substring(event + EVENT.length())).orElse(MissingNode.getInstance());
    }

    /** Status and the beginning of the body, for a person. */
    String came() {
        return fault.isEmpty() ? (status + " " + header("content-type") + " " + shown(body)).strip() : note;
    }

    /** Status and one header. */
    String came(String header) {
        return fault.isEmpty() ? status + ", " + header + ": " + (header(header).isEmpty() ? "-" : shown(header(header))) : note;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.read(text));
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
