package io.mcphub.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what libraries print to {@code System.out} or {@code System.err} into log records, one per line. */
final class LogStream extends OutputStream {
    private final Logger logger;
    private final Level level;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogStream(String name, Level level) {
        this.logger = Logger.getLogger(name);
        this.level = level;
    }

    static PrintStream of(String name, Level level) {
        return new PrintStream(new LogStream(name, level), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (!text.isEmpty()) {
                logger.log(level, "{0}", text);
            }
        } else {
            line.write(b);
        }
    }
}
