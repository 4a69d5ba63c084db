package io.mcphub.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How long the benchmark runs, from {@code -Dbenchmark.*}.
 *
 * @param only the names of the parts that run
 * @param turn how long a turn of a scenario lasts
 * @param turns how many turns each scenario gets
 * @param connections the number of clients
 * @param warmUp requests of each scenario before anything counts: the optimising compiler takes a method after 100,000 calls
 * @param starts turns of starts
 * @param load how long the memory is watched under load
 * @param rows entries of the large audit log
 * @param pages how often each page of the audit log is asked for
 * @param soak how long calls go on beside a busy disk; none by default
 */
record Plan(List<String> only, Duration turn, int turns, int connections, int warmUp, int starts, Duration load, int rows, int pages, Duration soak) {
    /** All parts but the soak, which is long. */
    private static final String ALL = "calls,log,starts,memory,open,inner";

    static Plan ofProperties() {
        Duration soak = duration(text("benchmark.soak", "0m"));
        return new Plan(List.of(text("benchmark.only", soak.isZero() ? ALL : "soak").split(",")), Duration.ofSeconds(number("benchmark.seconds", 3)), number("benchmark.turns", 9),
                number("benchmark.connections", 10), number("benchmark.warm-up", 150_000), number("benchmark.starts", 3), duration(text("benchmark.load", "10m")),
                number("benchmark.rows", 1_000_000), number("benchmark.pages", 20), soak);
    }

    boolean has(String part) {
        return only.contains(part);
    }

    /** Minutes or seconds: {@code 30m}, {@code 90s}. */
    static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, String.valueOf(otherwise)));
    }

    private static String text(String name, String otherwise) {
        String given = System.getProperty(name, "");
        return given.isBlank() ? otherwise : given.strip();
    }
}
