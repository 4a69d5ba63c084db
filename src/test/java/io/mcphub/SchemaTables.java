package io.mcphub;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The migrated schema as SQLite describes it. */
final class SchemaTables {
    private final DataSource dataSource;

    SchemaTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A primary key or unique index; a partial one holds for some rows only. */
    record UniqueKey(List<String> columns, boolean partial) {
        String message(String table) {
            return columns.stream().map(c -> table + "." + c).collect(Collectors.joining(", "));
        }
    }

    record ForeignKey(String column, String parent, boolean cascades) {}

    record Table(String name, List<String> columns, Set<String> required, List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys) {}

    /** All tables of ours. */
    List<Table> tables() {
        return rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'flyway_schema_history'", "name").stream()
                .map(row -> table(row.get(0)))
                .toList();
    }

    Table table(String name) {
        List<List<String>> columns = rows("PRAGMA table_info(" + name + ")", "name", "notnull", "type", "pk");
        List<UniqueKey> unique = new ArrayList<>(rows("PRAGMA index_list(" + name + ")", "name", "unique", "partial").stream()
                .filter(index -> index.get(1).equals("1"))
                .map(index -> new UniqueKey(rows("PRAGMA index_info(" + index.get(0) + ")", "name").stream().map(r -> r.get(0)).toList(), index.get(2).equals("1")))
                .toList());
        // A number as primary key has no index: it is the row's place in the table.
        columns.stream().filter(c -> c.get(2).equals("INTEGER") && c.get(3).equals("1")).forEach(c -> unique.add(new UniqueKey(List.of(c.get(0)), false)));
        List<ForeignKey> foreign = rows("PRAGMA foreign_key_list(" + name + ")", "from", "table", "on_delete").stream()
                .map(k -> new ForeignKey(k.get(0), k.get(1), k.get(2).equals("CASCADE")))
                .toList();
        return new Table(
                name,
                columns.stream().map(c -> c.get(0)).toList(),
                columns.stream().filter(c -> c.get(1).equals("1")).map(c -> c.get(0)).collect(Collectors.toSet()),
                unique,
                foreign);
    }

    /** The first column of the first row. */
    String text(String query) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Why SQLite refuses a change; null if it does not. Nothing of it stays. */
    String attempt(String change) {
        try {
            after(change);
            return null;
        } catch (SQLException refused) {
            return refused.getMessage();
        }
    }

    /** What queries answer after a change, of which nothing stays. */
    List<String> after(String change, String... queries) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.executeUpdate(change);
                for (String query : queries) {
                    try (ResultSet rows = statement.executeQuery(query)) {
                        answers.add(rows.getString(1));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
        return answers;
    }

    private List<List<String>> rows(String query, String... columns) {
        List<List<String>> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
        return found;
    }
}
