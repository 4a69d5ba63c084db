package io.mcphub.platform.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The months of the audit log. */
class AuditMonthsTest {
    private static final Instant DECEMBER = Instant.parse("2026-12-31T23:59:00Z");
    private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");

    private final TestDatabase database = new TestDatabase(TestProduct.POSTGRESQL);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aheadWhenCalledAgainThenThisMonthAndTheNextOnce() throws SQLException {
        ahead(DECEMBER);
        ahead(DECEMBER);

        assertThat(months()).containsExactly("audit_events_2026_12", "audit_events_2027_01");
    }

    @Test
    void aheadWhenItWasMissedThenTheRowsOfTheRestMoveIntoTheirMonth() throws SQLException {
        event("before", DECEMBER, DECEMBER);
        event("after", JANUARY, JANUARY);

        ahead(JANUARY);

        assertThat(rows("SELECT entry_id FROM audit_events_2027_01")).containsExactly("after");
        assertThat(rows("SELECT entry_id FROM audit_events_rest")).containsExactly("before");
    }

    @Test
    void dropWhenAMonthIsOverThenItGoesWithItsEntriesUnlessACallIsStillOpenThere() throws SQLException {
        ahead(DECEMBER);
        event("old", DECEMBER, DECEMBER);
        event("open", JANUARY, null);
        rows("INSERT INTO audit_open_calls VALUES ('open', 'node') RETURNING entry_id");

        assertThat(drop(JANUARY.minusMillis(1))).as("the month has not ended before").isZero();
        assertThat(drop(MARCH)).isEqualTo(1);

        assertThat(months()).containsExactly("audit_events_2027_01");
        assertThat(rows("SELECT entry_id FROM audit_events")).containsExactly("open");
    }

    private void ahead(Instant now) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            AuditMonths.ahead(connection, now);
            connection.commit();
        }
    }

    private long drop(Instant oldest) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long dropped = AuditMonths.dropBefore(connection, oldest);
            connection.commit();
            return dropped;
        }
    }

    private void event(String id, Instant at, Instant listed) throws SQLException {
        rows("INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, status) VALUES ('BEGUN', '" + id + "', " + at.toEpochMilli() + ", "
                + (listed == null ? "NULL" : listed.toEpochMilli()) + ", 'node', 'TOOL_CALL', 'STARTED') RETURNING entry_id");
    }

    private List<String> months() throws SQLException {
        return rows("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r' AND relname <> 'audit_events_rest' ORDER BY relname");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
