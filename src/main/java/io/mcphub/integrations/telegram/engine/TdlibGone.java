package io.mcphub.integrations.telegram.engine;

/** The engine has ended, and all its clients with it. What was sent last may have happened or not. */
public final class TdlibGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TdlibGone(String why) {
        super(why);
    }

    public TdlibGone(String why, Throwable cause) {
        super(why, cause);
    }
}
