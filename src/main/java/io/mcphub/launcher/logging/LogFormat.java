package io.mcphub.launcher.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * Formats a record as one line: time in UTC, level, logger, message. A stack trace follows, each line after a tab. Control and
 * invisible characters become {@code \}{@code uXXXX}, so that no text can fake a record.
 */
final class LogFormat extends Formatter {
    @Override
    public String format(LogRecord record) {
        String line = record.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + record.getLevel().getName() + " " + record.getLoggerName() + ": " + visible(formatMessage(record)) + "\n";
        return record.getThrown() == null ? line : line + stackTrace(record.getThrown());
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().lines().map(line -> "\t" + visible(line.strip()) + "\n").collect(Collectors.joining());
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                visible.append(point < 0x10000 ? String.format("\\u%04x", point) : String.format("\\U%08x", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /** Whether a person reading the log would not see the character. */
    static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> point != '\t';
            default -> false;
        };
    }
}
