package io.mcphub.launcher.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Formats a record as one line of JSON with the members time, level, logger and message, and stack_trace if something was thrown. */
final class JsonLogFormat extends Formatter {
    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder("{");
        member(line, "time", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        member(line.append(','), "level", record.getLevel().getName());
        member(line.append(','), "logger", String.valueOf(record.getLoggerName()));
        member(line.append(','), "message", formatMessage(record));
        if (record.getThrown() != null) {
            member(line.append(','), "stack_trace", stackTrace(record.getThrown()));
        }
        return line.append("}\n").toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        value.codePoints().forEach(point -> append(line, point));
        line.append('"');
    }

    /** Hidden characters are escaped as in the plain form, so that a terminal shows them too. */
    private static void append(StringBuilder line, int point) {
        if (point == '"' || point == '\\') {
            line.append('\\').appendCodePoint(point);
        } else if (point == '\t' || LogFormat.isHidden(point)) {
            for (char unit : Character.toChars(point)) {
                line.append(String.format("\\u%04x", (int) unit));
            }
        } else {
            line.appendCodePoint(point);
        }
    }
}
