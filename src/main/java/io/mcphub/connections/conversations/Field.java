package io.mcphub.connections.conversations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something to fill in.
 *
 * @param name the name of the value, in snake_case
 * @param label what a page calls it
 * @param help one sentence: what it looks like and where to find it; may be empty
 * @param type what kind of text it is
 * @param required whether the step cannot be answered without
 */
public record Field(String name, String label, String help, Type type, boolean required) {
    /** The kinds of text. */
    public enum Type {
        TEXT,
        /** Never shown while it is typed, nor afterwards. */
        SECRET,
        /** A code that was sent to the person. */
        CODE,
        TEL,
        EMAIL;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
