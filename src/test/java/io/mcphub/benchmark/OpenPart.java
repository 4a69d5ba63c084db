package io.mcphub.benchmark;

import io.mcphub.mcp.McpWire;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.RawHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many clients that listen for changes, then as many open pages of the portal: the threads and the memory that they hold. */
final class OpenPart {
    private static final int MANY = 500;
    private static final double GOAL_MEGABYTES = 20;
    /** Of other work in the hub that begins meanwhile. */
    private static final int OTHER_THREADS = 15;
    private static final int ROUNDS = 6;

    private final Plan plan;
    private final Report report;

    OpenPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    /**
     * What a hub holds.
     *
     * @param threads of all its processes
     * @param megabytes of memory of their own
     */
    private record Held(int threads, double megabytes) {
        static Held by(HubProcess hub) throws InterruptedException {
            TimeUnit.SECONDS.sleep(5);
            Processes processes = new Processes(hub.launcher());
            return new Held(processes.threads(), processes.anonymousMegabytes());
        }
    }

    void run() throws Exception {
        try (SlackStub slack = new SlackStub(); BenchmarkHub place = new BenchmarkHub(slack, plan); HubProcess hub = place.start()) {
            Load load = new Load(hub.port(), plan.connections());
            load.warmUp(new Scenarios(load, place.token()).named("tools/list"), plan.warmUp());
            try (OpenPages few = new OpenPages(hub, place, 1)) {
                few.ask(MANY);
            }
            new McpWire(hub.port(), place.token()).listen("0").close();
            Held before = Held.by(hub);
            List<RawHttp> streams = listening(hub, place.token());
            try (OpenPages pages = new OpenPages(hub, place, MANY)) {
                Held listening = Held.by(hub);
                for (int i = 0; i < ROUNDS; i++) {
                    pages.askDuring(Duration.ofSeconds(10));
                }
                report(before, listening, Held.by(hub));
            } finally {
                streams.forEach(RawHttp::close);
            }
        }
    }

    private static List<RawHttp> listening(HubProcess hub, String token) {
        McpWire wire = new McpWire(hub.port(), token);
        List<RawHttp> streams = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            streams.add(wire.listen(String.valueOf(i)));
        }
        return streams;
    }

    private void report(Held before, Held listening, Held all) {
        double more = all.megabytes() - before.megabytes();
        report.goal(MANY + " listening clients and " + MANY + " open portal pages: memory together", Spread.number(more) + " MB", "≤ " + Math.round(GOAL_MEGABYTES) + " MB", more <= GOAL_MEGABYTES);
        int threads = all.threads() - before.threads();
        report.goal("the same: threads", threads + " more than " + before.threads(), "no thread each", threads <= OTHER_THREADS);
        report.table("Clients and pages that only wait", List.of("when", "threads", "RssAnon MB"), List.of(
                row("before", before), row(MANY + " listening clients", listening), row("and " + MANY + " open pages, " + ROUNDS + " times asked", all)));
    }

    private static List<String> row(String when, Held held) {
        return List.of(when, String.valueOf(held.threads()), Spread.number(held.megabytes()));
    }
}
