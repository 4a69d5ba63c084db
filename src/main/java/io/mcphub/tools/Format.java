package io.mcphub.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The form of a result's text block. */
public enum Format {
    JSON,
    CSV,
    MARKDOWN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Format::wire).toList();
    }

    /** The format with this name. The schema has already checked the name. */
    public static Format of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
