package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PostgreSQL reads for a page of the audit log, as it says itself. */
@Tag("once")
class AuditPlansTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MONTHS = 6;
    private static final int CALLS = 60_000;

    private final AuditRig rig = new AuditRig(new TestDatabase(TestProduct.POSTGRESQL));
    private final List<DatabaseCall> asked = new ArrayList<>();

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = rig.database.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            long step = Duration.ofDays(30L * MONTHS).toMillis() / CALLS;
            for (int month = 0; month < MONTHS; month++) {
                prepare(connection, JANUARY.plus(Duration.ofDays(30L * month)));
            }
            for (String kind : List.of("'BEGUN'", "'ENDED'")) {
                statement.execute("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, status) SELECT " + kind + ", 'e' || n, " + JANUARY.toEpochMilli() + " + n * " + step
                        + ", CASE " + kind + " WHEN 'ENDED' THEN " + JANUARY.toEpochMilli() + " + n * " + step + " END, 'n', 'TOOL_CALL', 'u' || n % 9, 'OK' FROM generate_series(1::bigint, " + CALLS + ") AS n");
            }
            statement.execute("INSERT INTO audit_open_calls SELECT 'e' || n, 'n' FROM generate_series(1, 20) AS n");
            prepare(connection, JANUARY);
            // As autovacuum does: never the whole log, which is no table of its own.
            for (int month = 1; month <= MONTHS; month++) {
                statement.execute("VACUUM ANALYZE audit_events_2026_0" + month);
            }
        }
        JpaHelper.getEntityManagerFactory(rig.database.entityManager()).getServerSession().getEventManager().addListener(new SessionEventAdapter() {
            @Override
            public void postExecuteCall(SessionEvent event) {
                asked.add((DatabaseCall) event.getCall());
            }
        });
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void pageWhenFewCallsAreOpenThenTheLogIsNotWalkedForThem() throws SQLException {
        rig.log.find(AuditFilter.all());

        assertThat(plan(0)).contains("Scan on audit_open_calls", "_entry_id_kind_at_key", "_listed_at_seq_idx").doesNotContain("_pkey on audit_events_2026", "Seq Scan on audit_events_2026");
    }

    @Test
    void pageWhenItBeginsLaterThenEarlierMonthsAreLeftOut() throws SQLException {
        rig.log.find(page(JANUARY.plus(Duration.ofDays(100)), null));

        assertThat(plan(0)).contains("audit_events_2026_04", "audit_events_2026_06").doesNotContain("audit_events_2026_01", "audit_events_2026_03");
    }

    @Test
    void pageWhenSeveralConditionsLimitItThenEarlierMonthsAreLeftOut() throws SQLException {
        rig.log.find(page(null, AuditStatus.OK));

        assertThat(plan(2)).contains("audit_events_2026_06").doesNotContain("audit_events_2026_01", "audit_events_2026_03", "Seq Scan on audit_events_2026");
    }

    @Test
    void pageWhenOnlyOpenCallsAreAskedForThenNoListedOneIsRead() throws SQLException {
        assertThat(rig.log.find(page(null, AuditStatus.STARTED)).items()).isEmpty();

        assertThat(plan(0)).contains("Scan on audit_open_calls").doesNotContain("listed_at");
        assertThat(asked).hasSize(1);
    }

    private static AuditFilter page(@Nullable Instant from, @Nullable AuditStatus status) {
        return new AuditFilter(null, null, null, null, null, status, status == null ? null : AuditAction.TOOL_CALL, from, null, null, 50, null);
    }

    /** How the database reads for a statement that was asked. */
    private String plan(int number) throws SQLException {
        DatabaseCall call = asked.get(number);
        StringBuilder plan = new StringBuilder();
        try (Connection connection = rig.database.dataSource().getConnection(); PreparedStatement explain = connection.prepareStatement("EXPLAIN " + call.getSQLString())) {
            for (int i = 0; i < call.getParameters().size(); i++) {
                explain.setObject(i + 1, call.getParameters().get(i));
            }
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private void prepare(Connection connection, Instant now) throws SQLException {
        connection.setAutoCommit(false);
        rig.database.products().chosen().prepareAudit(connection, now);
        connection.commit();
        connection.setAutoCommit(true);
    }
}
