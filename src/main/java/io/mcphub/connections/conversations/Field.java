package io.mcphub.connections.conversations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A field to fill in.
 *
 * @param name the name of the value, in snake_case
 * @param label the text beside the field
 * @param help one sentence: what it looks like and where to find it; may be empty
 * @param type what kind of text it is
 * @param required whether it must be filled in
 */
public record Field(String name, String label, String help, Type type, boolean required) {
    /** The kinds of fields. */
    public enum Type {
        TEXT,
        /** Hidden while it is typed, and never shown again. */
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
