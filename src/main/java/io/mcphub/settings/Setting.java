package io.mcphub.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting that an admin may change while the hub runs.
 *
 * @param name its name in the API and the table, such as {@code public_base_url}; in capitals, the environment variable that it
 * overrides
 * @param kind the form of its values
 * @param help one sentence for the admin
 * @param choices the values of a {@code CHOICE} or of {@code CHOICES}
 * @param most the largest {@code NUMBER}; the smallest is 1
 */
public record Setting(String name, Kind kind, String help, List<String> choices, int most) {
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** A setting without choices or a largest value. */
    public Setting(String name, Kind kind, String help) {
        this(name, kind, help, List.of(), 0);
    }

    /** The form of a value. A secret is stored sealed and never shown. */
    public enum Kind {
        /** A host with an optional port, or a whole address. */
        HOST,
        URL,
        TEXT,
        SECRET,
        FLAG,
        NUMBER,
        /** One of the setting's choices. */
        CHOICE,
        /** Comma-separated: some of the setting's choices. */
        CHOICES,
        /** Comma-separated origins of browsers. */
        ORIGINS,
        /** Comma-separated addresses of any scheme; {@code *} stands for one name. */
        URIS,
        /** Comma-separated IP addresses or ranges. */
        ADDRESSES,
        /** Comma-separated names of tools; one that ends with {@code .*} means all that begin so. */
        TOOLS;

        /** The kind for a word in a declaration: {@code secret}, {@code text}, {@code url}, {@code host}, {@code flag} or {@code choices}. */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** A text of a form as {@code Settings.change} takes it: null for an empty one. What cannot be read stays a text, which is refused there. */
    public @Nullable Object typed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return switch (kind) {
            case FLAG -> FLAGS.contains(stripped) ? (Object) Boolean.valueOf(stripped) : stripped;
            case NUMBER -> NUMBER.matcher(stripped).matches() ? (Object) Integer.valueOf(stripped) : stripped;
            default -> stripped;
        };
    }

    /** The environment variable that the setting overrides. */
    String variable() {
        return name.toUpperCase(Locale.ROOT);
    }
}
