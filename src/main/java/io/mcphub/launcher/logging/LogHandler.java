package io.mcphub.launcher.logging;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Writes log records to the current destination. The log manager creates a new handler whenever the server reads the configuration
 * again, so the destination is static.
 */
public final class LogHandler extends Handler {
    /** The least levels, even if code lowers a logger's level: parts of the server set their loggers' levels themselves. */
    static final String LEVELS_PROPERTY = LogHandler.class.getName() + ".levels";

    /** {@code json} for one object a line. */
    static final String FORMAT_PROPERTY = LogHandler.class.getName() + ".format";

    private static final AtomicLong WRITTEN = new AtomicLong();
    private static volatile PrintStream destination = System.out;

    private final LogThresholds thresholds;

    public LogHandler() {
        this(LogThresholds.parse(configured(LEVELS_PROPERTY, "=ALL")), format(configured(FORMAT_PROPERTY, "text")));
    }

    LogHandler(LogThresholds thresholds, Formatter format) {
        this.thresholds = thresholds;
        setFormatter(format);
    }

    private static String configured(String property, String otherwise) {
        return Objects.requireNonNullElse(LogManager.getLogManager().getProperty(property), otherwise);
    }

    /** The formatter of a value of {@code LOG_FORMAT}. */
    static Formatter format(String name) {
        return name.equals("json") ? new JsonLogFormat() : new LogFormat();
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        String logger = Objects.requireNonNullElse(record.getLoggerName(), "");
        return super.isLoggable(record) && record.getLevel().intValue() >= thresholds.of(logger).intValue();
    }

    /** Sets the destination of all records from now on. */
    static void writeTo(PrintStream stream) {
        destination = stream;
    }

    /** How many records this process has logged: a sign of progress. */
    public static long written() {
        return WRITTEN.get();
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            String text = getFormatter().format(record);
            WRITTEN.incrementAndGet();
            destination.print(text);
        } catch (RuntimeException e) {
            reportError(null, e, ErrorManager.FORMAT_FAILURE);
        }
    }

    @Override
    public void flush() {
        destination.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
