package io.mcphub.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

/**
 * Who writes where. While the hub starts, the log goes to stdout, so that stderr holds nothing but the lines that say why
 * a start failed. Once it is ready, the log goes to stderr, so that the ready line stays the last on stdout. With a log
 * file, both hold nothing else.
 */
final class Console {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private Optional<PrintStream> file = Optional.empty();

    /** Takes over the two streams of the process; call it before the server starts, with the log file if there is one. */
    void install(Optional<PrintStream> logFile) {
        file = logFile;
        LogHandler.writeTo(file.orElse(out));
        System.setOut(LogStream.of("stdout", Level.FINE));
        System.setErr(LogStream.of("stderr", Level.WARNING));
    }

    /** Prints the last line of stdout. */
    void ready(String line) {
        LogHandler.writeTo(file.orElse(err));
        out.println(line);
        out.flush();
    }

    /** Prints the lines of stderr. */
    void failed(List<String> lines) {
        out.flush();
        lines.forEach(line -> err.println("mcp-hub: " + line));
        err.flush();
    }
}
