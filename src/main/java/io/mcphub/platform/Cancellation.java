package io.mcphub.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tells the code on this thread whether somebody still waits for its result. An HTTP client deep below a tool call uses it to end
 * its request when the caller has gone. Register each request that can be ended: {@code Cancellation.onCancel(request::cancel)}.
 */
public final class Cancellation {
    private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());
    private static final Scoped<Signal> CURRENT = new Scoped<>();

    private Cancellation() {}

    /** Knows whether the caller has stopped waiting. */
    public interface Signal {
        boolean cancelled();

        /** Runs the action on any thread when the caller stops waiting; at once if it already has. */
        void onCancel(Runnable action);
    }

    /** A signal that somebody gives, once. */
    public static final class Switch implements Signal {
        private final List<Runnable> actions = new ArrayList<>();
        private volatile boolean cancelled;

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable action) {
            synchronized (actions) {
                if (!cancelled) {
                    actions.add(action);
                    return;
                }
            }
            run(action);
        }

        /** Gives the signal. Only the first time counts. An action that fails is logged, and the others run. */
        public void cancel() {
            List<Runnable> now;
            synchronized (actions) {
                if (cancelled) {
                    return;
                }
                cancelled = true;
                now = List.copyOf(actions);
            }
            now.forEach(Switch::run);
        }

        private static void run(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a cancellation action failed", e);
            }
        }
    }

    /** Runs the action when the caller stops waiting. Never runs it outside {@link #during}. */
    public static void onCancel(Runnable action) {
        Signal signal = CURRENT.current();
        if (signal != null) {
            signal.onCancel(action);
        }
    }

    /** Whether the caller has stopped waiting; false outside {@link #during}. */
    public static boolean requested() {
        Signal signal = CURRENT.current();
        return signal != null && signal.cancelled();
    }

    /** Does the work and lets it ask the signal, through this class, whether its caller still waits. */
    public static <T> T during(Signal signal, Supplier<T> work) {
        return CURRENT.during(signal, work);
    }

    /** Does work that ends early when its thread is interrupted, and interrupts the thread when the caller stops waiting. */
    public static <T> T interrupting(Supplier<T> work) {
        if (CURRENT.current() == null) {
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

    /** Interrupts the thread only during the work. Clears a late interrupt, so that it cannot hit what the thread does next. */
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
