package io.mcphub.platform.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.PostgresqlServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the pools are told of a connection, and everybody of an error. */
class PostgresqlPoolsTest {
    private final PGSimpleDataSource database = PostgresqlServer.database("template1");
    private final Address address = new Address(PostgresqlServer.address(database), database.getUser(), database.getPassword());
    private final WriteHealth health = new WriteHealth();
    private final WriterDataSource writer = new WriterDataSource(address, health, Address.ANSWER_SECONDS);

    @BeforeEach
    void create() throws SQLException {
        try (Connection connection = writer.getConnection()) {
            execute(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        }
    }

    @Test
    void rowWhenRefusedThenTheStateSaysSoAndTheConnectionStaysGood() throws SQLException {
        try (Connection connection = writer.getConnection()) {
            execute(connection, "INSERT INTO t VALUES (1, 'a')");
            assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (2, 'a')")).isInstanceOfSatisfying(SQLIntegrityConstraintViolationException.class, e -> assertThat(e.getSQLState()).startsWith("23"));
            assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (99999999999, 'b')")).isInstanceOfSatisfying(SQLDataException.class, e -> assertThat(e.getSQLState()).startsWith("22"));

            assertThat(connection.isValid(0)).isTrue();
            assertThat(health.failing()).isFalse();
        }
    }

    @Test
    void connectionWhenTheServerEndsItThenNoLongerGoodAndTheNextOneIs() throws SQLException {
        Connection connection = writer.getConnection();
        PostgresqlServer.execute("SELECT pg_terminate_backend(" + backend(connection) + ")");

        assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (1, 'a')")).isInstanceOf(SQLRecoverableException.class);

        assertThat(connection.isValid(0)).isFalse();
        assertThat(health.failing()).isTrue();
        try (Connection next = writer.getConnection()) {
            execute(next, "INSERT INTO t VALUES (1, 'a')");
            assertThat(next.isValid(0)).isTrue();
        }
    }

    @Test
    void transactionWhenAnotherOneIsInItsWayThenTransientAndWritesStillWork() throws SQLException {
        try (Connection holder = writer.getConnection(); Connection connection = writer.getConnection()) {
            execute(holder, "INSERT INTO t VALUES (1, 'a')");
            holder.setAutoCommit(false);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            execute(connection, "SELECT * FROM t");
            execute(holder, "UPDATE t SET name = 'b'");
            holder.commit();

            assertThatThrownBy(() -> execute(connection, "UPDATE t SET name = 'c'")).isInstanceOf(SQLTransientException.class);

            assertThat(connection.isValid(0)).isTrue();
            assertThat(health.failing()).isFalse();
        }
    }

    @Test
    void readerWhenItWritesThenRefused() throws SQLException {
        try (Connection connection = new ReaderDataSource(address).getConnection()) {
            execute(connection, "SELECT * FROM t");
            assertThatThrownBy(() -> execute(connection, "INSERT INTO t VALUES (1, 'a')")).isInstanceOf(SQLException.class).hasMessageContaining("read-only");
        } finally {
            WriteHealth.shared().recovered();
        }
    }

    @Test
    void readerWhenAReadTakesLongThenTheServerEndsItBeforeTheConnectionIsGivenUp() throws SQLException {
        assertThat(longestRead(address)).isEqualTo(Address.ANSWER_SECONDS - 2 + "s");
    }

    @Test
    void readerWhenTheAddressSaysHowLongAnAnswerMayTakeThenTheServerEndsNothingBefore() throws SQLException {
        String more = address.url() + (address.url().contains("?") ? "&" : "?") + "socketTimeout=60";

        assertThat(longestRead(new Address(more, address.user(), address.password()))).isEqualTo("0");
    }

    private static String longestRead(Address address) throws SQLException {
        try (Connection connection = new ReaderDataSource(address).getConnection(); Statement statement = connection.createStatement(); ResultSet limit = statement.executeQuery("SHOW statement_timeout")) {
            limit.next();
            return limit.getString(1);
        }
    }

    @Test
    void connectWhenNobodyListensThenRecoverableAndTold() {
        WriterDataSource nobody = new WriterDataSource(new Address("jdbc:postgresql://127.0.0.1:" + HubProcess.freePort() + "/hub", "hub", "secret"), health, Address.ANSWER_SECONDS);

        assertThatThrownBy(nobody::getConnection).isInstanceOf(SQLRecoverableException.class).hasMessageNotContaining("secret");

        assertThat(health.failing()).isTrue();
    }

    /** As a network that loses packets: whoever connects is let in, and never gets an answer. */
    @Test
    void connectWhenTheServerSaysNothingThenRecoverableAfterAWhile() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Address address = new Address("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/hub", "hub", "secret");

            assertThatThrownBy(new WriterDataSource(address, health, 1)::getConnection).isInstanceOf(SQLRecoverableException.class);
            assertThat(health.failing()).isTrue();
        }
    }

    /** Whoever needs one of many idle connections would wait for each of them in turn. */
    @Test
    void connectionWhenAnotherOneWasNotAnsweredThenIsNotAskedAgain() throws SQLException {
        Silence silence = new Silence();
        try (Connection connection = database.getConnection()) {
            PostgresqlRules older = new PostgresqlRules(connection, silence);
            assertThat(older.works()).isTrue();

            silence.noticed();

            assertThat(older.works()).isFalse();
            assertThat(new PostgresqlRules(connection, silence).works()).isTrue();
        }
    }

    /** What waits for another transaction in the database is as silent. */
    @Test
    void statementWhenItsAnswerIsLateThenTheConnectionIsGivenUp() throws SQLException {
        try (Connection first = writer.getConnection(); Connection second = new WriterDataSource(address, health, 1).getConnection()) {
            first.setAutoCommit(false);
            execute(first, "LOCK TABLE t");

            assertThatThrownBy(() -> execute(second, "INSERT INTO t VALUES (1, 'a')")).isInstanceOf(SQLRecoverableException.class);
            assertThat(second.isValid(0)).isFalse();
        }
    }

    @Test
    void beginWhenTheHubHasWrittenItsLastThenRefused() throws SQLException {
        try (Connection late = writer.getConnection()) {
            health.end();

            assertThatThrownBy(() -> late.setAutoCommit(false)).isInstanceOf(SQLTransientException.class).hasMessageContaining("stopped");
        }
    }

    @Test
    void addressWhenItSaysHowLongAnAnswerMayTakeThenThatCounts() throws SQLException {
        Address patient = new Address(PostgresqlServer.address(database) + "?socketTimeout=60", database.getUser(), database.getPassword());

        try (Connection said = new WriterDataSource(patient, health, 7).getConnection(); Connection usual = new WriterDataSource(address, health, 7).getConnection()) {
            assertThat(said.getNetworkTimeout()).isEqualTo(60_000);
            assertThat(usual.getNetworkTimeout()).isEqualTo(7_000);
        }
    }

    /** A pool opens one connection at a time, so that all would wait in turns. */
    @Test
    void connectWhenTheServerLetNobodyInAMomentAgoThenAtOnce() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Logins logins = new Logins();
        Logins.Login refused = () -> {
            attempts.incrementAndGet();
            throw new SQLException("nobody is there", "08001");
        };
        assertThatThrownBy(() -> logins.connect(refused)).hasMessage("nobody is there");

        assertThatThrownBy(() -> logins.connect(refused)).isInstanceOf(SQLRecoverableException.class).hasMessage("nobody is there");

        assertThat(attempts).hasValue(1);
    }

    /** Whoever listens for other nodes connects all the time, and nobody waits for that. */
    @Test
    void connectWhenSomebodyElseReachesTheServerThenItIsAskedAgain() throws Exception {
        Logins logins = Logins.at(address);
        assertThatThrownBy(() -> logins.connect(() -> {
            throw new SQLException("nobody is there", "08001");
        })).hasMessage("nobody is there");
        assertThatThrownBy(writer::getConnection).isInstanceOf(SQLRecoverableException.class);

        new NotificationChannel(address).close();

        writer.getConnection().close();
    }

    @Test
    void connectWhenTheServerRefusedForAnotherReasonThenItIsAskedAgain() throws Exception {
        Logins logins = new Logins();
        assertThatThrownBy(() -> logins.connect(() -> {
            throw new SQLException("too many connections", "53300");
        })).hasMessage("too many connections");

        try (Connection connection = logins.connect(writer::getConnection)) {
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    @Test
    void addressWhenShownThenWithoutThePassword() {
        assertThat(new Address("jdbc:postgresql://db/hub", "hub", "not to be seen").toString()).doesNotContain("not to be seen");
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
