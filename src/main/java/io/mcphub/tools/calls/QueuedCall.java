package io.mcphub.tools.calls;

import io.mcphub.platform.HubException;
import io.mcphub.tools.CallContext;
import org.jspecify.annotations.Nullable;

/** A call that waits in the {@link CallQueue}. Either {@link #execute} or {@link #refused} is called, once. */
interface QueuedCall {
    CallContext context();

    /** The integration whose provider the call uses; null for the hub's own tools. */
    @Nullable String provider();

    /** Runs the call on a worker thread; never throws. */
    void execute();

    /** Ends the call: it got no place in time, or nobody waits for it any more. */
    void refused(HubException why);
}
