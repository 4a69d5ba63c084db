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

/** Tokens made before the integrations became JSON reach what they reached. */
class IntegrationsMigrationTest {
    @Test
    void migrateWhenTokensNameIntegrationsByCommasThenTheSameAsJson(@TempDir Path folder) throws Exception {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("old.db"));
        Flyway.configure().dataSource(database).locations("classpath:db/migration/sqlite").target("14").load().migrate();
        run(database, "INSERT INTO users (id, email, password_hash, role, status, active, created_at, updated_at, version) VALUES ('u', 'u@example.com', 'x', 'USER', 'APPROVED', 1, 0, 0, 0)");
        run(database, "INSERT INTO personal_access_tokens (id, token_hash, user_id, name, access, integrations, tool_names, tools, created_at)"
                + " SELECT column1, column1, 'u', 'n', 'FULL', column2, 'DOTTED', 'ALL', 0 FROM (VALUES ('all', NULL), ('none', ''), ('one', 'slack'), ('two', 'hub,slack'))");

        Migrations.migrate(database);

        assertThat(integrations(database)).containsEntry("all", null).containsEntry("none", "[]").containsEntry("one", "[\"slack\"]").containsEntry("two", "[\"hub\",\"slack\"]");
    }

    private static void run(SQLiteDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Map<String, String> integrations(SQLiteDataSource database) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, integrations FROM personal_access_tokens")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }
}
