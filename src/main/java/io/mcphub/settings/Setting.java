package io.mcphub.settings;

import java.util.Locale;

/**
 * A setting that an admin may change while the hub runs.
 *
 * @param name in the API and in the table: {@code public_base_url}; in capitals it is the environment variable that it replaces
 * @param kind what a value looks like
 * @param help one sentence for the admin
 */
public record Setting(String name, Kind kind, String help) {
    /** What a value looks like; a secret is stored sealed and never answered. */
    public enum Kind {
        /** A host, with a port if need be, or a whole address. */
        HOST,
        URL,
        TEXT,
        SECRET,
        FLAG;

        /** The kind that a declaration calls {@code secret}, {@code text}, {@code url}, {@code host} or {@code flag}. */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The environment variable that it replaces. */
    String variable() {
        return name.toUpperCase(Locale.ROOT);
    }
}
