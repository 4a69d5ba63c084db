package io.mcphub.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** How much is logged: the values of {@code LOG_LEVEL}, in lower case. */
enum LogLevel {
    ERROR(Level.SEVERE, Level.SEVERE),
    WARNING(Level.WARNING, Level.WARNING),
    INFO(Level.INFO, Level.WARNING),
    DEBUG(Level.FINE, Level.INFO);

    /** From which level on the hub's own classes are heard. */
    final Level hub;
    /** The same for the server and all libraries. */
    final Level others;

    LogLevel(Level hub, Level others) {
        this.hub = hub;
        this.others = others;
    }

    static LogLevel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** What an operator may write, in either case. */
    static List<String> names() {
        return Arrays.stream(values()).map(level -> level.name().toLowerCase(Locale.ROOT)).toList();
    }

    static boolean isOne(String text) {
        return names().contains(text.toLowerCase(Locale.ROOT));
    }
}
