package io.mcphub.benchmark;

import java.util.Arrays;
import java.util.List;

/** How long answers took, in nanoseconds. Each client counts for itself, so that counting costs no lock. */
final class Latencies {
    private static final int FIRST_SIZE = 4096;

    private long[] nanos = new long[FIRST_SIZE];
    private int count;
    private boolean sorted = true;

    /** All of them in one. */
    static Latencies of(List<Latencies> parts) {
        Latencies all = new Latencies();
        for (Latencies part : parts) {
            for (int i = 0; i < part.count; i++) {
                all.add(part.nanos[i]);
            }
        }
        return all;
    }

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** Milliseconds that so many of a hundred did not exceed; 100 is the worst. Zero if there are none. */
    double millis(double percent) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[Math.max(1, rank) - 1] / 1e6;
    }
}
