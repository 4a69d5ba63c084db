package io.mcphub.integrations.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.upstream.JsonTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call of the Web API: the method and the fields of its form, exactly as they are sent. */
public final class SlackRequest {
    private final String method;
    private final Map<String, String> form = new LinkedHashMap<>();
    private String tolerated = "";
    private List<String> places = List.of();

    private SlackRequest(String method) {
        this.method = method;
    }

    public static SlackRequest of(String method) {
        return new SlackRequest(method);
    }

    /** Adds a field. Leaves out null and empty values, because Slack rejects empty fields. */
    public SlackRequest with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            form.put(name, value.toString());
        }
        return this;
    }

    /** Adds a field whose empty value has a meaning: it clears something. */
    public SlackRequest withEvenEmpty(String name, String value) {
        form.put(name, value);
        return this;
    }

    /** Lets this error pass: the answer is returned with {@code ok: false}. */
    public SlackRequest tolerating(String error) {
        tolerated = error;
        return this;
    }

    /** Sets the conversation that the call writes to, if the form has no field {@code channel}; null for none. */
    public SlackRequest in(@Nullable String channel) {
        return channel == null ? this : in(List.of(channel));
    }

    public SlackRequest in(List<String> channels) {
        places = List.copyOf(channels);
        return this;
    }

    /** The conversations that the call writes to; empty if it writes to none. */
    List<String> places() {
        if (!places.isEmpty()) {
            return places;
        }
        return Stream.of("channel", "channel_id").map(form::get).filter(Objects::nonNull).toList();
    }

    /** What the call changes, as a preview names it. */
    String target() {
        List<String> where = places();
        return where.isEmpty() ? method : String.join(", ", where);
    }

    /** The call as a preview shows it. */
    JsonNode shown() {
        ObjectNode shown = JsonTree.object().put("method", method);
        ObjectNode fields = shown.putObject("form");
        form.forEach(fields::put);
        return shown;
    }

    boolean tolerates(@Nullable String error) {
        return tolerated.equals(error);
    }

    String method() {
        return method;
    }

    Map<String, String> form() {
        return Collections.unmodifiableMap(form);
    }
}
