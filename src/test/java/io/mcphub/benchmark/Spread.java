package io.mcphub.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * The middle of some numbers, and the quarters around it.
 *
 * @param low a quarter is not greater
 * @param median half of them are not greater
 * @param high three quarters are not greater
 */
record Spread(double low, double median, double high) {
    /** Between two numbers their weighted mean. */
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Ratios of neighbouring turns: what disturbs the machine disturbs both. */
    static Spread ratio(double[] values, double[] of) {
        return paired(values, of, (value, other) -> value / other);
    }

    /** Differences of neighbouring turns. */
    static Spread difference(double[] values, double[] of) {
        return paired(values, of, (value, other) -> value - other);
    }

    private static Spread paired(double[] values, double[] of, DoubleBinaryOperator both) {
        if (values.length != of.length) {
            throw new IllegalArgumentException(values.length + " turns beside " + of.length);
        }
        return of(IntStream.range(0, values.length).mapToDouble(i -> both.applyAsDouble(values[i], of[i])).toArray());
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s to %s)", number(median), number(low), number(high));
    }

    /** Three digits or more, because nothing here is known better. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
