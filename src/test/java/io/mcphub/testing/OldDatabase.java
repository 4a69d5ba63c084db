package io.mcphub.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/** A SQLite file as an earlier release left it, to migrate. */
public final class OldDatabase {
    private final SQLiteDataSource dataSource = new SQLiteDataSource();

    /** With the migrations up to this version. */
    public OldDatabase(Path folder, String version) {
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("old.db"));
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration/sqlite").target(version).load().migrate();
    }

    public SQLiteDataSource dataSource() {
        return dataSource;
    }

    /** Runs a statement. */
    public void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The rows of a query with two columns. */
    public Map<String, @Nullable String> pairs(String sql) throws SQLException {
        Map<String, @Nullable String> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }
}
