package io.mcphub.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Who writes where. While the hub starts, the server's log goes to stdout, so that stderr holds nothing but the lines
 * that say why a start failed. Once it is ready, the log goes to stderr, so that the ready line stays the last on stdout.
 */
final class Console {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private volatile PrintStream log = out;

    /** Takes over the two streams of the process; call it before the server starts. */
    void install() {
        PrintStream stream = new PrintStream(new Log(), true, Charset.defaultCharset());
        System.setOut(stream);
        System.setErr(stream);
    }

    /** Prints the last line of stdout. */
    void ready(String line) {
        log = err;
        out.println(line);
        out.flush();
    }

    /** Prints the lines of stderr. */
    void failed(List<String> lines) {
        out.flush();
        lines.forEach(line -> err.println("mcp-hub: " + line));
        err.flush();
    }

    private final class Log extends OutputStream {
        @Override
        public void write(int b) {
            log.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            log.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            log.flush();
        }
    }
}
