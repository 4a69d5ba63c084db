package io.mcphub.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DirectWriterTest {
    private static final String INSERT = "INSERT INTO t (name) VALUES (?)";

    @TempDir
    Path folder;

    private final SQLiteDataSource database = new SQLiteDataSource();
    private final List<Connection> connected = new ArrayList<>();
    private final DirectWriter writer = new DirectWriter() {
        @Override
        protected Connection connect() throws SQLException {
            Connection connection = database.getConnection();
            connected.add(connection);
            return connection;
        }
    };

    @BeforeEach
    void create() throws SQLException {
        database.setUrl("jdbc:sqlite:" + folder.resolve("t.db") + "?journal_mode=WAL");
        try (Connection connection = database.getConnection(); PreparedStatement create = connection.prepareStatement("CREATE TABLE t (name TEXT NOT NULL UNIQUE)")) {
            create.execute();
        }
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void transactionWhenItEndsThenItIsStoredWithTheSameConnectionAndStatement() throws SQLException {
        List<PreparedStatement> used = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            writer.transaction(statements -> {
                used.add(statements.of(INSERT));
                insert(statements, name);
            });
        }

        assertThat(names()).containsExactly("a", "b");
        assertThat(connected).hasSize(1);
        assertThat(used.get(0)).isSameAs(used.get(1));
    }

    @Test
    void transactionWhenAStepFailsThenNothingIsStoredAndTheNextOneWorks() throws SQLException {
        assertThatThrownBy(() -> writer.transaction(statements -> {
            insert(statements, "a");
            insert(statements, "a");
        })).isInstanceOf(SQLException.class);
        assertThat(names()).isEmpty();

        writer.transaction(statements -> insert(statements, "b"));
        assertThat(names()).containsExactly("b");
        assertThat(connected).hasSize(2);
    }

    @Test
    void transactionWhenTheConnectionIsGoneThenTheNextOneHasAnother() throws SQLException {
        writer.transaction(statements -> insert(statements, "a"));
        connected.get(0).close();

        writer.transaction(statements -> insert(statements, "b"));

        assertThat(names()).containsExactly("a", "b");
    }

    private static void insert(DirectWriter.Statements statements, String name) throws SQLException {
        statements.of(INSERT).setString(1, name);
        statements.of(INSERT).executeUpdate();
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("SELECT name FROM t ORDER BY name"); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
