package io.mcphub.platform.nodes;

import jakarta.enterprise.context.ApplicationScoped;

/** How many nodes were alive when this one last looked, at most 20 seconds ago. Asking costs nothing. */
@ApplicationScoped
public class LiveNodes {
    private volatile int count = 1;

    /** The number, this node among them. */
    public int count() {
        return count;
    }

    /** This node's part of something that all nodes share evenly; at least 1, unless there is nothing to share. */
    public int share(int whole) {
        return Math.min(whole, Math.max(1, whole / count));
    }

    /** Tells how many are alive, this one among them. */
    public void seen(int alive) {
        count = Math.max(1, alive);
    }
}
