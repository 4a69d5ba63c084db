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

    private static final AtomicLong WRITTEN = new AtomicLong();
    private static volatile PrintStream destination = System.out;

    public LogHandler() {
        setLevel(Level.parse(Objects.requireNonNullElse(LogManager.getLogManager().getProperty(LEVEL_PROPERTY), "ALL")));
        setFormatter(new LogFormat());
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
