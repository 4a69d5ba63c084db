package io.mcphub.platform;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody still waits for what this thread does, so that an HTTP client deep below a tool call ends its request
 * when nobody does. A client whose requests can be ended says so for each:
 *
 * <pre>{@code Cancellation.onCancel(request::cancel);}</pre>
 */
public final class Cancellation {
    private static final ThreadLocal<Signal> CURRENT = new ThreadLocal<>();

    private Cancellation() {}

    /** Tells that nobody waits any more. */
    public interface Signal {
        boolean cancelled();

        /** Runs when nobody waits any more, at once if that is so already; on any thread. */
        void onCancel(Runnable action);
    }

    /** Runs the action when nobody waits for this thread's work any more; never, if nobody could tell. */
    public static void onCancel(Runnable action) {
        Signal signal = CURRENT.get();
        if (signal != null) {
            signal.onCancel(action);
        }
    }

    /** Whether nobody waits for this thread's work any more. */
    public static boolean requested() {
        Signal signal = CURRENT.get();
        return signal != null && signal.cancelled();
    }

    /** Does work for whom the signal tells of. */
    public static <T> T during(Signal signal, Supplier<T> work) {
        @Nullable Signal outer = CURRENT.get();
        CURRENT.set(signal);
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

    /** Does work that ends early when its thread is interrupted, which happens when nobody waits for it any more. */
    public static <T> T interrupting(Supplier<T> work) {
        if (CURRENT.get() == null) {
            return work.get();
        }
        Interruption interruption = new Interruption(Thread.currentThread());
        onCancel(interruption::now);
        try {
            return work.get();
        } finally {
            interruption.over();
        }
    }

    /** Reaches the thread only while it does the work; what comes after must not be interrupted by it. */
    private static final class Interruption {
        private final ReentrantLock lock = new ReentrantLock();
        private final Thread thread;
        private boolean over;
        private boolean sent;

        Interruption(Thread thread) {
            this.thread = thread;
        }

        void now() {
            lock.lock();
            try {
                if (!over) {
                    sent = true;
                    thread.interrupt();
                }
            } finally {
                lock.unlock();
            }
        }

        void over() {
            lock.lock();
            try {
                over = true;
                if (sent) {
                    Thread.interrupted();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
