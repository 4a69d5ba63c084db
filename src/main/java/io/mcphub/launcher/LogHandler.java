package io.mcphub.launcher;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Writes log records to the current destination. The log manager creates a new handler whenever the server reads the configuration
 * again, so the destination is static.
 */
public final class LogHandler extends Handler {
    /** The least level that is logged, even if code lowers a logger's level. */
    static final String LEVEL_PROPERTY = LogHandler.class.getName() + ".level";

    /** The least level of records that are not the hub's own: parts of the server set their loggers' levels themselves. */
    static final String OTHERS_PROPERTY = LogHandler.class.getName() + ".others";

    private static final String OWN = "io.mcphub";
    private static final AtomicLong WRITTEN = new AtomicLong();
    private static volatile PrintStream destination = System.out;

    private final Level others;

    public LogHandler() {
        this(configured(LEVEL_PROPERTY), configured(OTHERS_PROPERTY));
    }

    LogHandler(Level least, Level others) {
        this.others = others;
        setLevel(least);
        setFormatter(new LogFormat());
    }

    private static Level configured(String property) {
        return Level.parse(Objects.requireNonNullElse(LogManager.getLogManager().getProperty(property), "ALL"));
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        boolean own = record.getLoggerName() != null && record.getLoggerName().startsWith(OWN);
        return super.isLoggable(record) && (own || record.getLevel().intValue() >= others.intValue());
    }

    /** Sets the destination of all records from now on. */
    static void writeTo(PrintStream stream) {
        destination = stream;
    }

    /** How many records this process has logged: a sign of progress. */
    static long written() {
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
