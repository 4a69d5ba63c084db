package io.mcphub.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that belongs to some work, for everything that the work calls on its thread. Work within work has its own; afterwards the
 * outer value is back. Another thread sees none.
 *
 * @param <T> the type of the value
 */
public final class Scoped<T> {
    private final ThreadLocal<T> current = new ThreadLocal<>();

    /** Does the work with this value, and returns what it returns. */
    public <R> R during(T value, Supplier<R> work) {
        @Nullable T outer = current.get();
        current.set(value);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** The value of the work on this thread; null outside {@link #during}. */
    public @Nullable T current() {
        return current.get();
    }
}
