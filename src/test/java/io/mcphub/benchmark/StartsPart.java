package io.mcphub.benchmark;

import io.mcphub.testing.Folders;
import io.mcphub.testing.HubProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts of the hub, each turn with a folder and a cache of its own, next to those of the server alone. */
final class StartsPart {
    private static final Path HUB = Path.of("target", "mcp-hub.jar").toAbsolutePath();
    private static final String SERVER = "server alone";
    private static final String FIRST = "first start";
    private static final String SECOND = "second start";
    private static final String THIRD = "third start";

    private final Plan plan;
    private final Report report;
    private final Map<String, List<Start>> starts = new LinkedHashMap<>();

    StartsPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        for (int i = 0; i < plan.starts(); i++) {
            Path folder = Files.createTempDirectory("hub-starts");
            try {
                turn(folder);
            } finally {
                Folders.delete(folder);
            }
        }
        report();
    }

    /** The server twice, because everything else is compared with it. */
    private void turn(Path folder) throws Exception {
        Start before = PlainServer.start(folder);
        hub(FIRST, folder, true);
        hub(SECOND, folder, false);
        hub(THIRD, folder, false);
        keep(SERVER, before.mean(PlainServer.start(folder)));
    }

    private void hub(String name, Path folder, boolean first) throws Exception {
        Start.Clock clock = new Start.Clock();
        try (HubProcess hub = HubProcess.launch(HUB, List.of("-Dhub.archive-after-seconds=1"), folder, Map.of("START_CACHE", folder.resolve("cache").toString()))) {
            keep(name, clock.until(hub.launcher(), () -> hub.readyLine().startsWith("MCP Hub is ready: ")));
            if (first) {
                ClassArchives.await(folder.resolve("cache"), hub);
            }
        }
    }

    private void keep(String name, Start start) {
        System.out.println(name + ": " + Spread.number(start.cpuSeconds()) + " s of processor time, ready after " + Spread.number(start.seconds()) + " s");
        starts.computeIfAbsent(name, key -> new ArrayList<>()).add(start);
    }

    private void report() {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Spread> bars = new LinkedHashMap<>();
        for (String name : List.of(SERVER, FIRST, SECOND, THIRD)) {
            bars.put(name, Spread.of(cpu(name)));
            rows.add(List.of(name, bars.get(name).toString(), Spread.of(time(name)).toString()));
        }
        report.table("Starts", List.of("what", "s of processor time", "s until ready"), rows);
        report.chart(Chart.bars("Processor time of a start", "s", bars), "starts.svg");
        goal("processor time of the first start, over the server alone", Spread.ratio(cpu(FIRST), cpu(SERVER)), 2.5);
        goal("processor time of the second start", Spread.ratio(cpu(SECOND), cpu(SERVER)), 1.3);
        goal("processor time of the third start", Spread.ratio(cpu(THIRD), cpu(SERVER)), 1.3);
        goal("time to ready of the second start", Spread.ratio(time(SECOND), time(SERVER)), 1.3);
        goal("time to ready of the third start", Spread.ratio(time(THIRD), time(SERVER)), 1.3);
        report.table("Without a goal", List.of("what", "over the server alone"), List.of(List.of("time to ready of the first start", Spread.ratio(time(FIRST), time(SERVER)).toString())));
    }

    private void goal(String what, Spread ratio, double goal) {
        report.atMost(what, ratio, goal, "");
    }

    private double[] cpu(String name) {
        return starts.get(name).stream().mapToDouble(Start::cpuSeconds).toArray();
    }

    private double[] time(String name) {
        return starts.get(name).stream().mapToDouble(Start::seconds).toArray();
    }
}
