package io.mcphub.launcher.logging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns what libraries print to {@code System.out} or {@code System.err} into log records, one per line. A handler that prints to the same
 * stream would log its own lines for ever: they go to the stream that was there before.
 */
final class LogStream extends OutputStream {
    private final Logger logger;
    private final Level level;
    private final PrintStream before;
    private boolean logs;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogStream(String name, Level level, PrintStream before) {
        this.logger = Logger.getLogger(name);
        this.level = level;
        this.before = before;
    }

    /**
     * A stream whose lines are logged.
     *
     * @param before where a line goes that is printed while another is being logged
     */
    static PrintStream of(String name, Level level, PrintStream before) {
        return new PrintStream(new LogStream(name, level, before), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (logs) {
            before.write(b);
        } else if (b == '\n') {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            log(text);
        } else {
            line.write(b);
        }
    }

    private void log(String text) {
        logs = true;
        try {
            if (!text.isEmpty()) {
                logger.log(level, "{0}", text);
            }
        } finally {
            logs = false;
        }
    }
}
