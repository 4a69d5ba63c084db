package io.mcphub.audit;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.statistics.CallStatistics;
import io.mcphub.audit.statistics.Span;
import io.mcphub.platform.HubClock;
import io.mcphub.testing.BeanBox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How long a page takes in a log of a million entries (about two million events), with few values that are frequent and many
 * that are rare. No test: {@code mvn test -Dtest=AuditMillion} prints the milliseconds of the first page and of one in the middle, with
 * {@code -Dtest.database=postgresql} on PostgreSQL.
 */
class AuditMillion {
    private static final int ENTRIES = 1_000_000;
    /** They are spread over nearly a year. */
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void pages() throws SQLException {
        try (AuditRig rig = new AuditRig()) {
            long began = System.nanoTime();
            generate(rig);
            System.out.printf("%d entries, %s events, %.0f s%n", ENTRIES, rig.query("SELECT count(*) FROM audit_events"), (System.nanoTime() - began) / 1e9);
            Instant middle = Instant.ofEpochMilli(Long.parseLong(rig.query("SELECT avg(at) FROM audit_events").split("\\.")[0]));
            for (Span span : Span.values()) {
                System.out.printf("what calls add up to in a %s: %.0f ms%n", span.id(), added(rig, span));
            }
            System.out.printf("%-62s %9s %9s%n", "filter", "first", "middle");
            for (AuditFilter filter : filters()) {
                System.out.printf("%-62s %6.1f ms %6.1f ms%n", named(filter), milliseconds(rig, filter), milliseconds(rig, until(filter, middle)));
            }
        }
    }

    /** Of the last calls in the log, without anything in memory. */
    private static double added(AuditRig rig, Span span) {
        HubClock clock = new HubClock();
        clock.use(Clock.fixed(Instant.ofEpochMilli(Long.parseLong(rig.query("SELECT max(at) FROM audit_events"))), ZoneOffset.UTC));
        CallStatistics statistics = new BeanBox(rig.database).with(HubClock.class, clock).get(CallStatistics.class);
        long began = System.nanoTime();
        statistics.of(Caller.person("root", Role.ADMIN, Caller.Credential.SESSION, "s1", Instant.MAX), span);
        return (System.nanoTime() - began) / 1e6;
    }

    /** The median of five; the first is not warmer than a real one. */
    private static double milliseconds(AuditRig rig, AuditFilter filter) {
        double[] times = new double[5];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            rig.log.find(filter);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        return times[2];
    }

    private static List<AuditFilter> filters() {
        List<AuditFilter> filters = new ArrayList<>();
        filters.add(filter(null, null, null, null, null, null, null, null));
        for (String user : List.of("u0", "u199")) {
            filters.add(filter(user, null, null, null, null, null, null, null));
            filters.add(filter(user, null, null, null, null, AuditStatus.INTERRUPTED, null, null));
            filters.add(filter(user, null, null, ManyEntries.tool(0), null, AuditStatus.ERROR, null, null));
            filters.add(filter(user, null, null, ManyEntries.tool(99), null, null, null, null));
            filters.add(filter(user, null, null, null, null, null, AuditAction.AUTH_LOGIN, null));
            filters.add(filter(user, "nobody", null, null, null, null, null, null));
        }
        filters.add(filter(null, "c3", null, null, null, null, null, null));
        filters.add(filter(null, null, "slack", null, null, null, null, null));
        filters.add(filter(null, null, null, ManyEntries.tool(0), null, null, null, null));
        filters.add(filter(null, null, null, ManyEntries.tool(99), null, null, null, null));
        filters.add(filter(null, null, "teamwork", ManyEntries.tool(0), null, null, null, null));
        filters.add(filter(null, null, null, null, "DESTRUCTIVE", null, null, null));
        filters.add(filter(null, null, null, null, null, AuditStatus.OK, null, null));
        filters.add(filter(null, null, null, null, null, AuditStatus.ERROR, null, null));
        filters.add(filter(null, null, null, null, null, AuditStatus.STARTED, null, null));
        filters.add(filter(null, null, "slack", null, "DESTRUCTIVE", AuditStatus.INTERRUPTED, null, null));
        filters.add(filter(null, null, null, null, null, null, AuditAction.TOOL_CALL, null));
        filters.add(filter(null, null, null, null, null, null, null, "thing7."));
        filters.add(filter(null, null, null, null, null, null, null, "not in any row"));
        return filters;
    }

    private static void generate(AuditRig rig) throws SQLException {
        try (Connection connection = rig.database.dataSource().getConnection()) {
            for (int month = 0; month < 12; month++) {
                rig.database.products().chosen().prepareAudit(connection, FIRST.plus(Duration.ofDays(30L * month)));
            }
            ManyEntries.fill(connection, ENTRIES, FIRST);
            if (rig.database.products().chosen().isShared()) {
                // A server does so by itself, a minute later.
                connection.createStatement().execute("ANALYZE");
                connection.commit();
            }
        }
    }

    private static String named(AuditFilter f) {
        return String.join(" ", Stream.of(f.user(), f.client(), f.integration(), f.tool(), f.effect(), f.status(), f.action(), f.text() == null ? null : "q=" + f.text())
                .filter(Objects::nonNull).map(Object::toString).toList());
    }

    private static AuditFilter until(AuditFilter f, Instant to) {
        return new AuditFilter(f.user(), f.client(), f.integration(), f.tool(), f.effect(), f.status(), f.action(), null, to, f.text(), 50, null);
    }

    private static AuditFilter filter(
            @Nullable String user, @Nullable String client, @Nullable String integration, @Nullable String tool, @Nullable String effect,
            @Nullable AuditStatus status, @Nullable AuditAction action, @Nullable String text) {
        return new AuditFilter(user, client, integration, tool, effect, status, action, null, null, text, 50, null);
    }
}
