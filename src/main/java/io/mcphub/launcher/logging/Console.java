package io.mcphub.launcher.logging;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Decides what goes to stdout and stderr. While the hub starts, the log goes to stdout, so that stderr holds only the reasons for a
 * failed start. After that the log goes to stderr, so that the ready line stays the last one on stdout. With a log file, the log
 * goes to neither.
 */
public final class Console {
    /** Whom a record of the launcher itself is by. */
    private static final String LAUNCHER = "io.mcphub.launcher";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private Optional<PrintStream> file = Optional.empty();

    /**
     * Redirects the two streams of the process. Call it before the server starts.
     *
     * @param logFile the open log file, if there is one
     */
    public void install(Optional<PrintStream> logFile) {
        file = logFile;
        LogHandler.writeTo(file.orElse(out));
        System.setOut(LogStream.of("stdout", Level.FINE, out));
        System.setErr(LogStream.of("stderr", Level.WARNING, err));
    }

    /** Prints the ready line, the last line on stdout. */
    public void ready(String line) {
        LogHandler.writeTo(file.orElse(err));
        out.println(line);
        out.flush();
    }

    /** The line as a record of the log, for readers that expect nothing but JSON. */
    public static String json(String line) {
        LogRecord record = new LogRecord(Level.INFO, line);
        record.setLoggerName(LAUNCHER);
        return new JsonLogFormat().format(record).stripTrailing();
    }

    /** Prints the reasons for a failed start to stderr. */
    public void failed(List<String> lines) {
        out.flush();
        lines.forEach(line -> err.println("mcp-hub: " + line));
        err.flush();
    }
}
