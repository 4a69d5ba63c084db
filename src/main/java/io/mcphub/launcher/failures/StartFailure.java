package io.mcphub.launcher.failures;

import java.util.List;

/** Why the hub does not start: lines for stderr, one per reason, and the exit code. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final List<String> lines;

    private StartFailure(int exitCode, List<String> lines) {
        super(String.join("\n", lines));
        this.exitCode = exitCode;
        this.lines = lines;
    }

    /** Exit code 2: the configuration is wrong or the port is taken. */
    public static StartFailure configuration(String line) {
        return configuration(List.of(line));
    }

    /** As {@link #configuration(String)}, with several reasons. */
    public static StartFailure configuration(List<String> lines) {
        return new StartFailure(2, List.copyOf(lines));
    }

    /** Exit code 1: the server or the application did not start. */
    public static StartFailure boot(String line) {
        return new StartFailure(1, List.of(line));
    }

    /** The exit code of the process, 1 or 2. */
    public int exitCode() {
        return exitCode;
    }

    /** The reasons in order, each a line for stderr. */
    public List<String> lines() {
        return lines;
    }
}
