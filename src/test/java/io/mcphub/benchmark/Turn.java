package io.mcphub.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one turn of a scenario came to.
 *
 * @param perSecond good answers a second
 * @param serverMicros processor time of the server for each, all of its threads; it hardly depends on what else runs
 * @param allMicros the same of the server and of this process, which sends requests and stands in for providers
 * @param latencies how long each answer took
 */
record Turn(double perSecond, double serverMicros, double allMicros, Latencies latencies) {
    static double[] of(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return turns.stream().mapToDouble(value).toArray();
    }

    double p50() {
        return latencies.millis(50);
    }

    double p99() {
        return latencies.millis(99);
    }
}
