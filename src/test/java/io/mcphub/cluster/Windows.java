package io.mcphub.cluster;

import io.mcphub.cluster.CallLog.Call;
import io.mcphub.cluster.CallLog.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** When something was broken, and how calls went then. A call counts where it began. */
final class Windows {
    private static final Path FOLDER = Path.of("target", "cluster");
    private static final String QUIET = "nothing is broken";

    /**
     * A stretch of time.
     *
     * @param name what was broken
     * @param begun milliseconds of the clock on the wall
     * @param ended the same
     */
    private record Window(String name, long begun, long ended) {
        boolean has(Call call) {
            return call.begun() >= begun && call.begun() < ended;
        }
    }

    /** What breaks something and mends it. */
    @FunctionalInterface
    interface Fault {
        void happen() throws Exception;
    }

    private final List<Window> windows = new ArrayList<>();

    /** From the begin of the fault until it is mended. */
    void during(String name, Fault fault) throws Exception {
        long begun = System.currentTimeMillis();
        fault.happen();
        windows.add(new Window(name, begun, System.currentTimeMillis()));
    }

    /** Writes {@code target/cluster/<name>.md}; it decides nothing. */
    void report(String name, List<Call> calls) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| window | seconds | calls | answered at once | answered later | outcome unknown | given up | p50 ms | p99 ms | longest ms |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        lines.add(row(QUIET, 0, calls, call -> windows.stream().noneMatch(window -> window.has(call))));
        windows.forEach(window -> lines.add(row(window.name(), (window.ended() - window.begun()) / 1000, calls, window::has)));
        lines.add(row("all faults", 0, calls, call -> windows.stream().anyMatch(window -> window.has(call))));
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), String.join("\n", lines) + "\n");
        lines.forEach(System.out::println);
    }

    private static String row(String name, long seconds, List<Call> all, Predicate<Call> within) {
        List<Call> calls = all.stream().filter(within).toList();
        long atOnce = calls.stream().filter(call -> call.acknowledged() && call.attempts() == 1).count();
        long later = calls.stream().filter(call -> call.acknowledged() && call.attempts() > 1).count();
        long unknown = calls.stream().filter(call -> call.outcome() == Outcome.UNKNOWN).count();
        return String.format(Locale.ROOT, "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d |", name, seconds == 0 ? "" : String.valueOf(seconds), calls.size(), atOnce, later, unknown,
                calls.size() - atOnce - later - unknown, quantile(calls, 0.5), quantile(calls, 0.99), quantile(calls, 1));
    }

    private static long quantile(List<Call> calls, double part) {
        List<Long> sorted = calls.stream().map(Call::millis).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }
}
