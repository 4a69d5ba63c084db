package io.mcphub.platform.persistence.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The partitions of {@code audit_events}: one for each month in UTC, made ahead, and one for the rest. Each method is called
 * in a transaction of its own, which only one node has at a time.
 */
final class AuditMonths {
    private static final String PREFIX = "audit_events_";
    private static final String MONTHS = "SELECT relname FROM pg_class WHERE oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'audit_events'::regclass) AND relname ~ '^audit_events_[0-9]{4}_[0-9]{2}$' ORDER BY relname";
    /** Nobody waits longer for the log because a month goes; the next round tries again. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";

    private AuditMonths() {}

    /** Makes the month of this moment and the next one. What lies among the rest moves into its month. Counts the open calls. */
    static void ahead(Connection connection, Instant now) throws SQLException {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        alone(connection);
        List<String> known = names(connection);
        for (YearMonth wanted : List.of(month, month.plusMonths(1))) {
            if (!known.contains(name(wanted))) {
                add(connection, wanted);
            }
        }
        // Otherwise the planner takes the few open calls for many, and walks the whole log for them.
        execute(connection, "ANALYZE audit_open_calls");
    }

    /** Drops the months that ended before this moment and have no open call. Returns how many entries went. */
    static long dropBefore(Connection connection, Instant oldest) throws SQLException {
        alone(connection);
        long entries = 0;
        for (String name : names(connection)) {
            boolean old = !begin(month(name).plusMonths(1)).isAfter(oldest);
            if (old && number(connection, "SELECT count(*) FROM " + name + " JOIN audit_open_calls USING (entry_id)") == 0) {
                entries += number(connection, "SELECT count(*) FROM " + name + " WHERE listed_at IS NOT NULL");
                execute(connection, "DROP TABLE " + name);
            }
        }
        return entries;
    }

    private static void alone(Connection connection) throws SQLException {
        execute(connection, PATIENCE);
        try (PreparedStatement turn = connection.prepareStatement(new Postgresql().turn())) {
            turn.setString(1, "months of the audit log");
            turn.execute();
        }
    }

    /** Attaching adds the indexes. The columns of both tables are in one order, because both come from the same migrations. */
    private static void add(Connection connection, YearMonth month) throws SQLException {
        String name = name(month);
        long from = begin(month).toEpochMilli();
        long to = begin(month.plusMonths(1)).toEpochMilli();
        execute(connection, "CREATE TABLE " + name + " (LIKE audit_events INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
        execute(connection, "WITH moved AS (DELETE FROM audit_events_rest WHERE at >= " + from + " AND at < " + to + " RETURNING *) INSERT INTO " + name + " SELECT * FROM moved");
        execute(connection, "ALTER TABLE audit_events ATTACH PARTITION " + name + " FOR VALUES FROM (" + from + ") TO (" + to + ")");
    }

    private static String name(YearMonth month) {
        return String.format(Locale.ROOT, "%s%04d_%02d", PREFIX, month.getYear(), month.getMonthValue());
    }

    private static YearMonth month(String name) {
        return YearMonth.parse(name.substring(PREFIX.length()).replace('_', '-'));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(MONTHS)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
