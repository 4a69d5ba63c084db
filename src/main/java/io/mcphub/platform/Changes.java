package io.mcphub.platform;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whether the tool call on this thread may have changed something at a provider. Whoever sends a request that changes something sends
 * it through {@link #by}.
 */
public final class Changes {
    private static final Scoped<AtomicBoolean> CURRENT = new Scoped<>();

    private Changes() {}

    /** Does the work of a call. {@code changed} is true afterwards if the work changed something, or if nobody knows. */
    public static <T> T during(AtomicBoolean changed, Supplier<T> work) {
        return CURRENT.during(changed, work);
    }

    /** Sends a request that changes something. A provider that refused it changed nothing; after any other failure nobody knows. */
    public static <T> T by(Supplier<T> request) {
        try {
            T answer = request.get();
            note();
            return answer;
        } catch (HubException failed) {
            if (failed.mayHaveChanged()) {
                note();
            }
            throw failed;
        } catch (RuntimeException defect) {
            note();
            throw defect;
        }
    }

    private static void note() {
        AtomicBoolean changed = CURRENT.current();
        if (changed != null) {
            changed.set(true);
        }
    }
}
