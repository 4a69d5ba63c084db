package io.mcphub.tools;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call that this thread works for, so that a client deep below a tool ends its request when nobody waits for the answer
 * any more. An HTTP client registers the end of every request that it starts:
 *
 * <pre>{@code CurrentCall.onCancel(request::cancel);}</pre>
 */
public final class CurrentCall {
    private static final ThreadLocal<CallContext> CURRENT = new ThreadLocal<>();

    private CurrentCall() {}

    /** Runs the action when the client of this thread's call goes away, at once if it has; never outside a call. */
    public static void onCancel(Runnable action) {
        CallContext context = CURRENT.get();
        if (context != null) {
            context.onCancel(action);
        }
    }

    /** Whether this thread works for a call whose client has gone. */
    public static boolean cancelled() {
        CallContext context = CURRENT.get();
        return context != null && context.cancelled();
    }

    /** Does the work of a call; a call within a call ends with its own client. */
    static <T> T during(CallContext context, Supplier<T> work) {
        @Nullable CallContext outer = CURRENT.get();
        CURRENT.set(context);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
