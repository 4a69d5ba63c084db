package io.mcphub.tools;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the tool call on this thread. The cursor of the next page stores them, and relative times count from the list's
 * first page.
 */
public final class ListedCall {
    private static final ThreadLocal<ListedArguments> CURRENT = new ThreadLocal<>();

    private ListedCall() {}

    /** Does the work of a call that has these arguments. */
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

    /** The arguments of the call on this thread, if there is one. */
    static Optional<ListedArguments> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The moment from which relative times count in the call on this thread. */
    public static Instant now(Instant clock) {
        return current().map(ListedArguments::began).orElse(clock);
    }
}
