package io.mcphub.launcher;

import java.util.List;

/** Why the hub does not start: one line on stderr for each reason, and the exit code. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final List<String> lines;

    private StartFailure(int exitCode, List<String> lines) {
        super(String.join("\n", lines));
        this.exitCode = exitCode;
        this.lines = lines;
    }

    /** The configuration or the port is wrong. */
    static StartFailure configuration(String line) {
        return configuration(List.of(line));
    }

    /** As the other, for several reasons. */
    static StartFailure configuration(List<String> lines) {
        return new StartFailure(2, List.copyOf(lines));
    }

    /** The server or the application did not come up. */
    static StartFailure boot(String line) {
        return new StartFailure(1, List.of(line));
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
