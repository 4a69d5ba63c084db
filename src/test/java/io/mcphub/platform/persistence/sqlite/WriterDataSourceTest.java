package io.mcphub.platform.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.persistence.WriteHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** What the writing pool is told of a connection, and everybody of an error. */
class WriterDataSourceTest {
    @TempDir
    Path folder;

    private final WriteHealth health = new WriteHealth();
    private final WriterDataSource database = new WriterDataSource(health);

    @BeforeEach
    void create() throws SQLException {
        database.setUrl("jdbc:sqlite:" + folder.resolve("app.db") + "?journal_mode=WAL&synchronous=NORMAL");
        database.setTransactionMode("IMMEDIATE");
        database.setBusyTimeout(1);
        try (Connection connection = database.getConnection()) {
            execute(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        }
    }

    /** It costs a statement after each statement. */
    @Test
    void connectionWhenOpenedThenItsDriverDoesNotAskForKeysOfRows() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.unwrap(SQLiteConnection.class).getConnectionConfig().isGetGeneratedKeys()).isFalse();
        }
    }

    @Test
    void isValidWhenNothingFailedThenTrueUntilClosed() throws SQLException {
        Connection connection = database.getConnection();
        insert(connection, "a");
        assertThat(connection.isValid(0)).isTrue();

        connection.close();
        assertThat(connection.isValid(0)).isFalse();
    }

    @Test
    void insertWhenTheDiskIsFullThenTheConnectionIsNoLongerGoodAndTheNextOneIs() throws SQLException {
        Connection connection = database.getConnection();
        execute(connection, "PRAGMA max_page_count = 4");

        assertThatThrownBy(() -> insert(connection, "x".repeat(100_000))).isInstanceOf(SQLRecoverableException.class).hasMessageContaining("full");

        assertThat(connection.isValid(0)).isFalse();
        assertThat(health.failing()).isTrue();
        connection.close();
        try (Connection next = database.getConnection()) {
            insert(next, "a");
            assertThat(next.isValid(0)).isTrue();
        }
    }

    @Test
    void beginWhenSomebodyElseWritesThenTransientAndTheConnectionIsNoLongerGood() throws SQLException {
        SQLiteDataSource other = new SQLiteDataSource();
        other.setUrl("jdbc:sqlite:" + folder.resolve("app.db"));
        other.setTransactionMode("IMMEDIATE");
        try (Connection holder = other.getConnection(); Connection connection = database.getConnection()) {
            holder.setAutoCommit(false);

            assertThatThrownBy(() -> connection.setAutoCommit(false)).isInstanceOf(SQLTransientException.class);

            assertThat(connection.isValid(0)).isFalse();
            holder.rollback();
        }
    }

    @Test
    void beginWhenItIsKnownThatSomebodyElseWritesThenTheWaitIsShortUntilWritesWork() throws SQLException {
        database.setBusyTimeout(2000);
        try (Connection connection = database.getConnection()) {
            health.failed("locked");
            connection.setAutoCommit(false);
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(wait(connection)).isEqualTo(100);

            health.recovered();
            connection.setAutoCommit(false);
            assertThat(wait(connection)).isEqualTo(2000);
            connection.rollback();
        }
    }

    private static int wait(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("PRAGMA busy_timeout")) {
            return rows.getInt(1);
        }
    }

    @Test
    void beginWhenTheHubHasWrittenItsLastThenRefusedAndTheCheckpointStaysComplete() throws SQLException {
        try (Connection late = database.getConnection()) {
            health.end();

            assertThatThrownBy(() -> late.setAutoCommit(false)).isInstanceOf(SQLTransientException.class).hasMessageContaining("stopped");
            assertThat(Sqlite.checkpoint(database)).isTrue();
        }
    }

    @Test
    void batchWhenARowIsRefusedThenTheStateSaysSoAndTheConnectionStaysGood() throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, "a");
            assertThatThrownBy(() -> insert(connection, "a")).isInstanceOfSatisfying(SQLIntegrityConstraintViolationException.class, e -> assertThat(e.getSQLState()).startsWith("23"));
            connection.rollback();
            connection.setAutoCommit(true);
            assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES ('text', 'b')")).isInstanceOfSatisfying(SQLDataException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
            assertThatThrownBy(() -> execute(connection, "SELECT * FROM nowhere")).isInstanceOf(SQLException.class);

            assertThat(connection.isValid(0)).isTrue();
            assertThat(health.failing()).isFalse();
        }
    }

    @Test
    void checkpointWhenNobodyReadsThenTheFileAloneIsComplete() throws Exception {
        try (Connection connection = database.getConnection()) {
            insert(connection, "a");

            assertThat(Sqlite.checkpoint(database)).isTrue();

            Path copy = Files.copy(folder.resolve("app.db"), folder.resolve("copy.db"));
            SQLiteDataSource copied = new SQLiteDataSource();
            copied.setUrl("jdbc:sqlite:" + copy);
            try (Connection read = copied.getConnection(); Statement statement = read.createStatement()) {
                assertThat(statement.executeQuery("SELECT name FROM t").getString(1)).isEqualTo("a");
            }
        }
    }

    private static void insert(Connection connection, String name) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (name) VALUES (?)")) {
            statement.setString(1, name);
            statement.addBatch();
            statement.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The pool and the log of calls each have a connection. */
    @Test
    void beginWhenAnotherConnectionOfThisProcessWritesThenItWaitsForItsTurn() throws Exception {
        database.setBusyTimeout(20_000);
        try (Connection first = database.getConnection(); Connection second = database.getConnection()) {
            first.setAutoCommit(false);
            CompletableFuture<Void> later = CompletableFuture.runAsync(() -> begin(second));
            Awaitility.await().until(() -> SqliteRules.waiting(file()) == 1);
            assertThat(later).isNotDone();

            first.setAutoCommit(true);
            later.get(20, TimeUnit.SECONDS);
            second.setAutoCommit(true);
        }
        assertThat(SqliteRules.waiting(file())).isZero();
    }

    @Test
    void connectWhenEveryCommitIsToBeFlushedThenItIs() throws SQLException {
        assertThat(synchronous(database)).isEqualTo(1);
        WriterDataSource strict = new WriterDataSource(health, true);
        strict.setUrl("jdbc:sqlite:" + folder.resolve("app.db") + Databases.WRITING);

        assertThat(synchronous(strict)).isEqualTo(2);
    }

    /** So many pages that SQLite's own default would have had a writer move them. */
    @Test
    void checkpointWhenNobodyReadsThenTheLogIsMovedWithoutAWriter() throws SQLException {
        WriterDataSource writing = new WriterDataSource(health);
        writing.setUrl("jdbc:sqlite:" + folder.resolve("app.db") + Databases.WRITING);
        try (Connection writer = writing.getConnection(); Connection own = writing.getConnection()) {
            for (int i = 0; i < 20; i++) {
                insert(writer, i + "x".repeat(1_000_000));
            }
            assertThat(folder.resolve("app.db").toFile().length()).isLessThan(1_000_000);

            assertThat(Sqlite.checkpoint(own, "PASSIVE")).isTrue();

            assertThat(folder.resolve("app.db").toFile().length()).isGreaterThan(20_000_000);
        }
    }

    private String file() {
        return "jdbc:sqlite:" + folder.resolve("app.db");
    }

    private static void begin(Connection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int synchronous(WriterDataSource database) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("PRAGMA synchronous")) {
            return rows.getInt(1);
        }
    }
}
