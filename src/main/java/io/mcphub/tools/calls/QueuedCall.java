package io.mcphub.tools.calls;

import io.mcphub.platform.HubException;
import io.mcphub.tools.CallContext;
import org.jspecify.annotations.Nullable;

/** A call that waits for a place in the {@link CallQueue}; either {@link #execute} or {@link #refused} happens, once. */
interface QueuedCall {
    CallContext context();

    /** The integration whose provider is called; null for the hub's own tools. */
    @Nullable String provider();

    /** Runs on a worker; never throws. */
    void execute();

    /** There was no place in time, or nobody waits any more. */
    void refused(HubException why);
}
