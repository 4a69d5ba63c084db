package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Sample;
import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Scenarios that take short turns, so that a busy machine disturbs all of them alike. */
final class Contest {
    /** Of a warm-up: short, so that all scenarios warm up together. */
    private static final int SLICE = 2000;

    private final Map<String, Entrant> entrants = new LinkedHashMap<>();
    private final Map<String, List<Turn>> measured = new LinkedHashMap<>();
    private final Processes here = new Processes(ProcessHandle.current());

    private record Entrant(Load load, Scenario scenario, @Nullable ProcessHandle server) {}

    /** A scenario at a hub. */
    Contest add(String name, HubProcess hub, Load load, Scenario scenario) {
        entrants.put(name, new Entrant(load, scenario, ProcessHandle.of(hub.pid()).orElseThrow()));
        return this;
    }

    /** A scenario whose server is in this process. */
    Contest add(String name, Load load, Scenario scenario) {
        entrants.put(name, new Entrant(load, scenario, null));
        return this;
    }

    void run(Plan plan) throws Exception {
        for (int done = 0; done < plan.warmUp(); done += SLICE) {
            for (Entrant entrant : entrants.values()) {
                entrant.load().warmUp(entrant.scenario(), SLICE);
            }
        }
        for (int i = 0; i < plan.turns(); i++) {
            for (Map.Entry<String, Entrant> entrant : entrants.entrySet()) {
                measured.computeIfAbsent(entrant.getKey(), name -> new ArrayList<>()).add(turn(entrant.getValue(), plan));
            }
        }
    }

    private Turn turn(Entrant entrant, Plan plan) throws Exception {
        double server = seconds(entrant.server());
        double own = here.cpuSecondsAlone();
        Sample sample = entrant.load().during(entrant.scenario(), plan.turn());
        double serving = (seconds(entrant.server()) - server) * 1e6 / sample.latencies().count();
        double sending = (here.cpuSecondsAlone() - own) * 1e6 / sample.latencies().count();
        return new Turn(sample.perSecond(), serving, serving + sending, sample.latencies());
    }

    private static double seconds(@Nullable ProcessHandle server) {
        return server == null ? 0 : new Processes(server).cpuSecondsAlone();
    }

    double[] of(String name, ToDoubleFunction<Turn> value) {
        return Turn.of(measured.get(name), value);
    }

    /** Ratios of neighbouring turns. */
    Spread ratio(String name, String other, ToDoubleFunction<Turn> value) {
        return Spread.ratio(of(name, value), of(other, value));
    }

    void report(Report report, String title, String file) {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Spread> micros = new LinkedHashMap<>();
        measured.forEach((name, turns) -> {
            rows.add(List.of(name, String.format(Locale.ROOT, "%.0f", Spread.of(of(name, Turn::perSecond)).median()), text(name, Turn::serverMicros), text(name, Turn::allMicros),
                    text(name, Turn::p50), text(name, Turn::p99)));
            micros.put(name, Spread.of(of(name, Turn::allMicros)));
        });
        report.table(title, List.of("what", "a second", "µs of the server", "µs of all processes", "p50 ms", "p99 ms"), rows);
        report.chart(Chart.bars(title + ": processor time of all processes", "µs", micros), file);
    }

    private String text(String name, ToDoubleFunction<Turn> value) {
        return Spread.of(of(name, value)).toString();
    }
}
