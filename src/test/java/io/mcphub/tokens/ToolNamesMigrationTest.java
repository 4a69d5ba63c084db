package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.persistence.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tokens made while dots were the rule never asked for them. */
class ToolNamesMigrationTest {
    @Test
    void migrateWhenTokensHoldDotsThenDefaultAndFlatStays(@TempDir Path folder) throws Exception {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("old.db"));
        Flyway.configure().dataSource(database).locations("classpath:db/migration/sqlite").target("30").load().migrate();
        run(database, "INSERT INTO users (id, email, password_hash, role, status, active, created_at, version) VALUES ('u', 'u@example.com', 'x', 'USER', 'APPROVED', 1, 0, 0)");
        run(database, "INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, integrations, tool_names, tools, created_at)"
                + " SELECT column1, column1, 'u', 'n', 'FULL', NULL, column1, 'ALL', 0 FROM (VALUES ('DOTTED'), ('FLAT'))");

        Migrations.migrate(database);

        assertThat(names(database)).containsEntry("DOTTED", "DEFAULT").containsEntry("FLAT", "FLAT");
    }

    private static void run(SQLiteDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Map<String, String> names(SQLiteDataSource database) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, tool_names FROM personal_access_tokens")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }
}
