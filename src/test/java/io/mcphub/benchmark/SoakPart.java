package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Audited calls for a long time, while another process writes to the same disk and waits for it: how long the slowest take. */
final class SoakPart {
    private static final double MEGABYTE = 1 << 20;

    private final Plan plan;
    private final Report report;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Latencies> latencies = new ArrayList<>();
    private final List<Double> worst = new ArrayList<>();
    private final List<Double> log = new ArrayList<>();

    SoakPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        try (SlackStub slack = new SlackStub(); BenchmarkHub place = new BenchmarkHub(slack, plan); HubProcess hub = place.start()) {
            Load load = new Load(hub.port(), plan.connections());
            Scenario call = new Scenarios(load, place.token()).named("hub.integrations.list");
            load.warmUp(call, plan.warmUp());
            Process busy = BusyDisk.start(place.data().resolveSibling("busy.bin"));
            try {
                for (int minute = 1; minute <= Math.max(1, plan.soak().toMinutes()); minute++) {
                    minute(minute, load, call, place.data());
                }
            } finally {
                busy.destroyForcibly().waitFor();
            }
            report();
        }
    }

    private void minute(int number, Load load, Scenario call, Path data) throws Exception {
        Latencies took = load.during(call, Duration.ofMinutes(1)).latencies();
        latencies.add(took);
        worst.add(took.millis(100));
        log.add(size(data.resolve("app.db-wal")) / MEGABYTE);
        List<String> row = List.of(String.valueOf(number), String.valueOf(took.count()), Spread.number(took.millis(50)), Spread.number(took.millis(99)),
                Spread.number(took.millis(100)), Spread.number(log.get(log.size() - 1)));
        System.out.println(row);
        rows.add(row);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private void report() {
        Latencies all = Latencies.of(latencies);
        rows.add(List.of("all", String.valueOf(all.count()), Spread.number(all.millis(50)), Spread.number(all.millis(99)), Spread.number(all.millis(100)), ""));
        report.table("Calls beside a busy disk", List.of("minute", "calls", "p50 ms", "p99 ms", "worst ms", "app.db-wal MB"), rows);
        report.chart(Chart.lines("Calls beside a busy disk", "minute", "ms, MB", Map.of("worst call, ms", worst, "app.db-wal, MB", log)), "soak.svg");
    }
}
