package io.mcphub.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to loggers, at their finest level, until it is closed. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers;

    private LogLines(List<Logger> loggers) {
        this.loggers = loggers;
        setLevel(Level.ALL);
    }

    /** Listens to these loggers and what is below them. */
    public static LogLines of(String... names) {
        LogLines lines = new LogLines(List.of(names).stream().map(Logger::getLogger).toList());
        lines.loggers.forEach(logger -> {
            logger.setLevel(Level.ALL);
            logger.addHandler(lines);
        });
        return lines;
    }

    /** Everything, with causes, as a log file would have it. */
    public List<String> all() {
        return records.stream().map(new SimpleFormatter()::format).toList();
    }

    /** The messages of WARNING and above. */
    public List<String> warnings() {
        return records.stream().filter(r -> r.getLevel().intValue() >= Level.WARNING.intValue()).map(new SimpleFormatter()::formatMessage).toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.removeHandler(this);
            logger.setLevel(null);
        });
    }
}
