package io.mcphub.integrations.telegram.sessions;

/** The library does not open a directory. */
public final class SessionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    SessionRefused(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Whether another process has the directory open. */
    public boolean isLocked() {
        return getMessage().startsWith("Can't lock file");
    }

    /** Whether the key is not the one with which the directory was made. */
    public boolean isWrongKey() {
        return code == 401;
    }
}
