package io.mcphub.benchmark;

import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import java.util.List;

/** Calls next to resources in the same WAR that do nothing, and next to a call without a hub. */
final class CallsPart {
    private static final String ECHO = "JAX-RS, echo";
    private static final String CALL = "hub.integrations.list";
    private static final String POST = "slack.messages.post";
    private static final String DIRECT = "direct call";

    private final Plan plan;
    private final Report report;

    CallsPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        try (SlackStub slack = new SlackStub(); BenchmarkHub place = new BenchmarkHub(slack, plan); HubProcess hub = place.start()) {
            Load load = new Load(hub.port(), plan.connections());
            Contest contest = new Contest();
            for (Scenario scenario : new Scenarios(load, place.token()).all()) {
                contest.add(scenario.name(), hub, load, scenario);
            }
            contest.add(DIRECT, new Load(slack.port(), plan.connections()), Scenarios.direct());
            contest.run(plan);
            report(contest);
        }
    }

    private void report(Contest contest) {
        contest.report(report, "Calls, " + plan.connections() + " clients", "calls.svg");
        report.atMost("processor time of an audited call (`hub.integrations.list`) in the hub, over the JAX-RS echo", contest.ratio(CALL, ECHO, Turn::serverMicros), 2, "");
        report.atMost("processor time of a call with one to a provider (`slack.messages.post`), all processes, over a direct call", contest.ratio(POST, DIRECT, Turn::allMicros), 4, "");
        report.atMost("p50 that the hub adds to a direct call, " + plan.connections() + " clients", Spread.difference(contest.of(POST, Turn::p50), contest.of(DIRECT, Turn::p50)), 1, " ms");
        report.table("Ratios of processor time in the hub", List.of("what", "over", "ratio"), List.of(
                List.of("ping", ECHO, contest.ratio("ping", ECHO, Turn::serverMicros).toString()),
                List.of("tools/list", "JAX-RS, constant body", contest.ratio("tools/list", "JAX-RS, constant body", Turn::serverMicros).toString()),
                List.of(CALL, "ping", contest.ratio(CALL, "ping", Turn::serverMicros).toString()),
                List.of(POST, ECHO, contest.ratio(POST, ECHO, Turn::serverMicros).toString())));
    }
}
