package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The memory of all processes of a hub that was started without any option, not for the first time, under load, minute by minute. */
final class MemoryPart {
    private static final double GOAL_MEGABYTES = 400;
    /** What may come on top in the second half. */
    private static final double FLAT = 1.05;
    private static final int STEPS_OF_A_MINUTE = 12;

    private final Plan plan;
    private final Report report;

    MemoryPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        try (SlackStub slack = new SlackStub(); BenchmarkHub place = new BenchmarkHub(slack, plan)) {
            try (HubProcess first = place.start()) {
                ClassArchives.await(place.cache(), first);
            }
            try (HubProcess hub = place.start()) {
                report(underLoad(place, hub));
            }
        }
    }

    private List<Double> underLoad(BenchmarkHub place, HubProcess hub) throws Exception {
        Load load = new Load(hub.port(), plan.connections());
        Scenarios scenarios = new Scenarios(load, place.token());
        List<Scenario> mixed = List.of(scenarios.named("hub.integrations.list"), scenarios.named("slack.messages.post"), scenarios.named("tools/list"));
        Processes processes = new Processes(hub.launcher());
        List<Double> megabytes = new ArrayList<>(List.of(processes.anonymousMegabytes()));
        for (int minute = 0; minute < plan.load().toMinutes(); minute++) {
            load(load, mixed);
            megabytes.add(processes.anonymousMegabytes());
        }
        return megabytes;
    }

    private static void load(Load load, List<Scenario> mixed) throws Exception {
        for (int i = 0; i < STEPS_OF_A_MINUTE; i++) {
            load.during(mixed.get(i % mixed.size()), Duration.ofMinutes(1).dividedBy(STEPS_OF_A_MINUTE));
        }
    }

    private void report(List<Double> megabytes) {
        double last = megabytes.get(megabytes.size() - 1);
        double half = megabytes.get(megabytes.size() / 2);
        report.goal("`RssAnon` of all processes after " + plan.load().toMinutes() + " minutes of load, default start, not the first one",
                Spread.number(last) + " MB, " + Spread.number(half) + " MB at half of the time, " + Spread.number(greatest(megabytes)) + " MB at most", "≤ " + Math.round(GOAL_MEGABYTES) + " MB, flat", last <= GOAL_MEGABYTES && isFlat(megabytes));
        report.chart(Chart.lines("RssAnon of all processes under load", "minute", "MB", Map.of("RssAnon", megabytes)), "memory.svg");
    }

    /** Whether the second half of the time needed no more than the first. */
    static boolean isFlat(List<Double> megabytes) {
        int half = megabytes.size() / 2;
        return greatest(megabytes.subList(half, megabytes.size())) <= FLAT * greatest(megabytes.subList(0, half + 1));
    }

    private static double greatest(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
