package io.mcphub.launcher;

import io.mcphub.launcher.failures.StartFailure;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides when to give up a start. A start takes many times longer on a busy machine, so it is given up only after a time without
 * progress, or after a total time.
 */
final class Patience {
    private final Duration standstill;
    private final Duration total;
    private final Supplier<Progress> progress;
    private final LongSupplier nanoTime;
    private final long begun;
    private long moved;
    private Progress last;

    /**
     * Starts measuring now.
     *
     * @param standstill the longest time without progress
     * @param total the longest time in all
     * @param progress reads the present progress
     * @param nanoTime a clock in nanoseconds
     */
    Patience(Duration standstill, Duration total, Supplier<Progress> progress, LongSupplier nanoTime) {
        this.standstill = standstill;
        this.total = total;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.moved = begun;
        this.last = progress.get();
    }

    /** Looks at the progress; throws when it is time to give up. Call it about once a second. */
    void check() throws StartFailure {
        long now = nanoTime.getAsLong();
        Progress current = progress.get();
        if (!current.equals(last)) {
            last = current;
            moved = now;
        }
        if (now - moved >= standstill.toNanos()) {
            throw StartFailure.boot("The hub was given up after " + standstill.toSeconds() + " seconds without progress");
        }
        if (now - begun >= total.toNanos()) {
            throw StartFailure.boot("The hub was not ready after " + total.toSeconds() + " seconds (START_TIMEOUT_SECONDS)");
        }
    }
}
