package io.mcphub.connections.conversations;

import io.mcphub.platform.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Dialogue} must answer. Values and memory are secrets and are not printed.
 *
 * @param way the chosen way
 * @param state to send along in a redirect to the provider; new in every step
 * @param redirectUri where the provider sends the browser back to, with that state
 * @param memory what the last {@link Reply.Ask} stored
 * @param values what was entered, by the names of the step's fields; an optional one may be empty; after a redirect {@code code}
 * and {@code state}
 * @param action the button that was pressed instead, or null
 */
public record DialogueInput(String way, String state, String redirectUri, Map<String, Secret> memory, Map<String, Secret> values, @Nullable String action) {
    public DialogueInput {
        memory = Map.copyOf(memory);
        values = Map.copyOf(values);
    }

    /** A value, or an empty text. */
    public String value(String name) {
        return values.containsKey(name) ? values.get(name).reveal() : "";
    }

    /** A remembered value, or an empty text. */
    public String remembered(String name) {
        return memory.containsKey(name) ? memory.get(name).reveal() : "";
    }

    /** Whether there is neither a value nor an action, because the person waits. */
    public boolean isPoll() {
        return values.isEmpty() && action == null;
    }
}
