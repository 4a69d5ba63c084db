package io.mcphub.connections.conversations;

import io.mcphub.platform.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came from the person, for a {@link Dialogue} to answer. Values and memory are secrets: printing a turn tells none.
 *
 * @param way which of the connector's ways this is
 * @param state to send along in a redirect to the provider; new in every turn
 * @param redirectUri where the provider sends the browser back to, with that state
 * @param memory what the last {@link Reply.Ask} remembered
 * @param values what was filled in, all names that the step asked for, an optional one may be empty; after a redirect {@code code} and {@code state}
 * @param action the name of the button that was pressed instead, or null
 */
public record Turn(String way, String state, String redirectUri, Map<String, Secret> memory, Map<String, Secret> values, @Nullable String action) {
    public Turn {
        memory = Map.copyOf(memory);
        values = Map.copyOf(values);
    }

    /** A value, or the empty text. */
    public String value(String name) {
        return values.containsKey(name) ? values.get(name).reveal() : "";
    }

    /** Something that was remembered, or the empty text. */
    public String remembered(String name) {
        return memory.containsKey(name) ? memory.get(name).reveal() : "";
    }

    /** Whether nobody said anything: the person waits. */
    public boolean isPoll() {
        return values.isEmpty() && action == null;
    }
}
