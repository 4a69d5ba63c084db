package io.mcphub.launcher.logging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** The values of {@code LOG_LEVEL}, which are written in lower case. */
public enum LogLevel {
    ERROR(Level.SEVERE, Level.SEVERE),
    WARNING(Level.WARNING, Level.WARNING),
    INFO(Level.INFO, Level.WARNING),
    DEBUG(Level.FINE, Level.INFO);

    /** The least level that is logged for the hub's own classes. */
    final Level hub;
    /** The least level for the server and all libraries. */
    final Level others;

    LogLevel(Level hub, Level others) {
        this.hub = hub;
        this.others = others;
    }

    /** The level of this name; throws an {@link IllegalArgumentException} if there is none. Case does not matter. */
    public static LogLevel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The values that an operator may write; case does not matter. */
    public static List<String> names() {
        return Arrays.stream(values()).map(level -> level.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether there is a level of this name. Case does not matter. */
    public static boolean isOne(String text) {
        return names().contains(text.toLowerCase(Locale.ROOT));
    }
}
