package io.mcphub.launcher;

/** Why the hub does not start: one line for stderr and the exit code. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartFailure(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    /** The configuration or the port is wrong. */
    static StartFailure configuration(String line) {
        return new StartFailure(2, line);
    }

    /** The server or the application did not come up. */
    static StartFailure boot(String line) {
        return new StartFailure(1, line);
    }

    int exitCode() {
        return exitCode;
    }
}
