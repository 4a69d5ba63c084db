package io.mcphub.audit.statistics;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long calls took, counted in classes: the database then need not hand out every call, and a share of them is known as
 * the upper end of its class.
 */
final class Durations {
    /** Upper ends in milliseconds; a call takes two minutes at most unless an admin allows more. */
    private static final List<Long> ENDS = List.of(5L, 10L, 20L, 50L, 100L, 150L, 200L, 300L, 500L, 750L, 1_000L, 1_500L, 2_000L, 3_000L, 5_000L, 10_000L, 20_000L, 30_000L, 60_000L, 120_000L, 600_000L);

    private final SortedMap<Long, Long> counts = new TreeMap<>();

    /** A piece of SQL that turns the column into the upper end of its class. */
    static String classOf(String column) {
        return ENDS.stream().map(end -> "WHEN " + column + " <= " + end + " THEN " + end).collect(Collectors.joining(" ", "CASE ", " ELSE " + Collections.max(ENDS) + " END"));
    }

    void add(long end, long calls) {
        counts.merge(end, calls, Long::sum);
    }

    /** So many of a hundred calls took at most this long; null without calls. */
    @Nullable Long within(int percent) {
        long left = counts.values().stream().mapToLong(Long::longValue).sum() * percent;
        for (var counted : counts.entrySet()) {
            left -= counted.getValue() * 100;
            if (left <= 0) {
                return counted.getKey();
            }
        }
        return null;
    }
}
