package io.mcphub.integrations.telegram.sessions;

/** Another node of the hub has the lease of a session, so that this one must not open it. */
final class HeldElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldElsewhere() {
        super("another node has the session", null, false, false);
    }
}
