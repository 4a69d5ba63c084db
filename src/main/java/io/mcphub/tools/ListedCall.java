package io.mcphub.tools;

import io.mcphub.platform.Scoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The arguments of the tool call on this thread. The cursor of the next page stores them, and relative times count from the list's
 * first page.
 */
public final class ListedCall {
    private static final Scoped<ListedArguments> CURRENT = new Scoped<>();

    private ListedCall() {}

    /** Does the work of a call that has these arguments. */
    public static <T> T during(ListedArguments arguments, Supplier<T> work) {
        return CURRENT.during(arguments, work);
    }

    /** The arguments of the call on this thread, if there is one. */
    static Optional<ListedArguments> current() {
        return Optional.ofNullable(CURRENT.current());
    }

    /** The moment from which relative times count in the call on this thread. */
    public static Instant now(Instant clock) {
        return current().map(ListedArguments::began).orElse(clock);
    }
}
