package io.mcphub;

import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The migrated schema as its database describes it. */
abstract class SchemaTables {
    private final DataSource dataSource;

    SchemaTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static SchemaTables of(TestDatabase database, TestProduct product) {
        return switch (product) {
            case SQLITE -> new SqliteTables(database.dataSource());
            case POSTGRESQL -> new PostgresqlTables(database.dataSource());
        };
    }

    /** A primary key or unique index; a partial one holds for some rows only. */
    record UniqueKey(List<String> columns, boolean partial) {}

    record ForeignKey(String column, String parent, boolean cascades) {}

    record Table(String name, List<String> columns, Set<String> required, List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys) {}

    /** The names of all tables of ours. */
    abstract List<String> names();

    abstract Table table(String name);

    /** The type in which a column's value is stored. */
    abstract String typeOf(String column, String table);

    /** What {@link #typeOf} says of a text, a flag, a number and a long number. */
    abstract List<String> types();

    /** What a refusal says when a required column is null. */
    abstract List<String> nullRefused();

    /** What a refusal says when a key is not unique. */
    abstract List<String> duplicateRefused(Table table, UniqueKey key);

    /** What a refusal says when a parent does not exist. */
    abstract String orphanRefused();

    List<Table> tables() {
        return names().stream().map(this::table).toList();
    }

    /** The first column of the first row. */
    String text(String query) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Why the database refuses a change; null if it does not. Nothing of it stays. */
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
                        rows.next();
                        answers.add(rows.getString(1));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
        return answers;
    }

    List<List<String>> rows(String query, String... columns) {
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

    static Set<String> firsts(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }
}
