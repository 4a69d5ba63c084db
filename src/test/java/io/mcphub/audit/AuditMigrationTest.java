package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.persistence.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Rows of the earlier log, which was updated in place, become events. */
class AuditMigrationTest {
    private final SQLiteDataSource database = new SQLiteDataSource();

    @Test
    void migrateWhenThereAreRowsOfTheOldFormThenEventsInTheirOrder(@TempDir Path folder) throws Exception {
        database.setUrl("jdbc:sqlite:" + folder.resolve("old.db"));
        Flyway.configure().dataSource(database).locations("classpath:db/migration/sqlite").target("9").load().migrate();
        old("ok", 10, "TOOL_CALL", "'slack'", "OK", "25", "'in'", "'out'");
        old("open", 20, "TOOL_CALL", "NULL", "STARTED", "NULL", "'in'", "NULL");
        old("login", 30, "AUTH_LOGIN", "NULL", "OK", "NULL", "'details'", "NULL");
        old("crash", 40, "TOOL_CALL", "NULL", "INTERRUPTED", "NULL", "NULL", "NULL");

        Migrations.migrate(database);

        assertThat(rows("SELECT entry_id || ' ' || kind || ' ' || at || ' ' || COALESCE(listed_at, '-') || ' ' || status || ' ' || COALESCE(integration, '-')"
                        + " || ' ' || COALESCE(request, '-') || ' ' || COALESCE(response, '-') FROM audit_events ORDER BY seq"))
                .containsExactly(
                        "ok BEGUN 10 - STARTED - in -",
                        "open BEGUN 20 - STARTED - in -",
                        "login OCCURRED 30 30 OK - details -",
                        "ok ENDED 35 10 OK slack - out",
                        "crash BEGUN 40 - STARTED - - -",
                        "crash ENDED 40 40 INTERRUPTED - - -");
        assertThat(rows("SELECT entry_id || ' ' || node FROM audit_open_calls")).containsExactly("open unknown");
    }

    private void old(String id, int at, String action, String integration, String status, String millis, String request, String response) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO audit_logs (id, at, action, user_id, integration, tool, status, duration_ms, request, response) VALUES ('"
                    + id + "', " + at + ", '" + action + "', 'u1', " + integration + ", 't', '" + status + "', " + millis + ", " + request + ", " + response + ")");
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
