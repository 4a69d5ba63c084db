package io.mcphub.tools;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list that this thread is asked for, while a tool runs: its arguments go into the cursor of the next page, and relative
 * times count from the moment of its first page.
 */
public final class ListedCall {
    private static final ThreadLocal<ListedArguments> CURRENT = new ThreadLocal<>();

    private ListedCall() {}

    /** Does the work of a call with these arguments. */
    public static <T> T during(ListedArguments arguments, Supplier<T> work) {
        @Nullable ListedArguments outer = CURRENT.get();
        CURRENT.set(arguments);
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

    /** The arguments of this thread's call, if it is one. */
    static Optional<ListedArguments> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** What {@code now} means for relative times of this thread's call. */
    static Instant now(Instant clock) {
        return current().map(ListedArguments::began).orElse(clock);
    }
}
