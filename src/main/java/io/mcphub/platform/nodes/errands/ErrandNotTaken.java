package io.mcphub.platform.nodes.errands;

/** Nobody began an errand, and from now on nobody will: nothing of it has happened. */
public final class ErrandNotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean free;

    ErrandNotTaken(boolean free) {
        super("nobody has taken the errand", null, false, false);
        this.free = free;
    }

    /** Whether no other node holds the lease any more, so that the sender can take it. */
    public boolean isFree() {
        return free;
    }
}
