package io.mcphub.platform.queue;

import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import org.jspecify.annotations.Nullable;

/** A call that waits for a place in the {@link CallQueue}; either {@link #execute} or {@link #refused} happens, once. */
public interface QueuedCall {
    /** Whose call it is. Users take turns. */
    String user();

    /** The integration whose provider the call uses; null for the hub's own tools. */
    @Nullable String provider();

    /** Tells when nobody waits for the answer any more. */
    Cancellation.Signal signal();

    /** Called with true when the call begins to wait for a place, with false when that ends. */
    default void waitsForPlace(boolean waits) {}

    /** Runs the call on a worker thread; never throws. */
    void execute();

    /** Ends the call: it got no place in time, or nobody waits for it any more. */
    void refused(HubException why);
}
