package io.mcphub.launcher;

import java.util.List;

/** Why the hub does not start: lines for stderr, one per reason, and the exit code. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final List<String> lines;

    private StartFailure(int exitCode, List<String> lines) {
        super(String.join("\n", lines));
        this.exitCode = exitCode;
        this.lines = lines;
    }

    /** Exit code 2: the configuration is wrong or the port is taken. */
    static StartFailure configuration(String line) {
        return configuration(List.of(line));
    }

    /** As {@link #configuration(String)}, with several reasons. */
    static StartFailure configuration(List<String> lines) {
        return new StartFailure(2, List.copyOf(lines));
    }

    /** Exit code 1: the server or the application did not start. */
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
