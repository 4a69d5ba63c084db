package io.mcphub.platform.nodes.errands;

import java.util.function.BooleanSupplier;

/** An errand that this node is to do. */
public final class Errand {
    private final String lease;
    private final String task;
    private final BooleanSupplier taking;
    private boolean begun;

    Errand(String lease, String task, BooleanSupplier taking) {
        this.lease = lease;
        this.task = task;
        this.taking = taking;
    }

    /** The lease that makes it this node's. */
    public String lease() {
        return lease;
    }

    /** What to do, as its sender wrote it. */
    public String task() {
        return task;
    }

    /**
     * Begins it, right before what cannot be taken back. False if that must not happen: another thread has begun it, its sender no longer
     * waits, or the lease is not this node's any more.
     */
    public boolean begin() {
        begun = begun || taking.getAsBoolean();
        return begun;
    }
}
