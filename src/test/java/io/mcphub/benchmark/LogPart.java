package io.mcphub.benchmark;

import io.mcphub.audit.ManyEntries;
import io.mcphub.benchmark.Load.Scenario;
import io.mcphub.testing.HubProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;

/** A hub whose audit log is long, next to one whose log is empty; and the pages of the long one. */
final class LogPart {
    private static final String EMPTY = "empty log";
    private static final String LONG = "long log";

    private final Plan plan;
    private final Report report;

    LogPart(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        try (SlackStub slack = new SlackStub(); BenchmarkHub empty = new BenchmarkHub(slack, plan); BenchmarkHub full = new BenchmarkHub(slack, plan)) {
            full.start().close();
            Instant begin = ManyEntries.before(Instant.now(), plan.rows());
            fill(full, begin);
            try (HubProcess small = empty.start(); HubProcess large = full.start()) {
                calls(empty, small, full, large);
                new AuditPages(full, large, plan, ManyEntries.middle(begin, plan.rows())).report(report);
            }
        }
    }

    private void calls(BenchmarkHub empty, HubProcess small, BenchmarkHub full, HubProcess large) throws Exception {
        Contest contest = new Contest();
        add(contest, EMPTY, small, empty.token());
        add(contest, LONG, large, full.token());
        contest.run(plan);
        String title = "Audited calls over an empty log and over one of " + plan.rows() + " entries";
        contest.report(report, title, "log.svg");
        report.atLeast("audited calls a second with " + plan.rows() + " entries, over an empty log", contest.ratio(LONG, EMPTY, Turn::perSecond), 0.95);
    }

    private void add(Contest contest, String name, HubProcess hub, String token) throws Exception {
        Load load = new Load(hub.port(), plan.connections());
        Scenario call = new Scenarios(load, token).named("hub.integrations.list");
        contest.add(name, hub, load, call);
    }

    /** While nobody uses the file. */
    private void fill(BenchmarkHub hub, Instant begin) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + hub.data().resolve("app.db") + "?journal_mode=WAL&synchronous=OFF")) {
            ManyEntries.fill(connection, plan.rows(), begin);
        }
    }
}
