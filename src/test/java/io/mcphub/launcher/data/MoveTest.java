package io.mcphub.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.persistence.HalfMoved;
import io.mcphub.platform.persistence.Migrations;
import io.mcphub.testing.PostgresqlServer;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestProduct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

class MoveTest {
    private static final WarClasses CLASSES = WarClasses.of(MoveTest.class.getClassLoader());
    private static final String EVENTS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
            + " INSERT INTO audit_events (kind, entry_id, at, listed_at, node, action, user_id, status, request)"
            + " SELECT 'OCCURRED', 'e' || i, 1764500000000 + i * 1000000, 1764500000000 + i * 1000000, 'n', 'AUTH_LOGIN', 'one', 'OK', '{\"ü\":' || i || '}' FROM n";

    private final PGSimpleDataSource target = PostgresqlServer.database("template1");

    @TempDir
    Path folder;

    private Path file;
    private SQLiteDataSource source;

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("app.db");
        try (TestDatabase database = new TestDatabase(TestProduct.SQLITE)) {
            AdminCredentials.fill(database, "one", "two");
            execute(database.dataSource(), EVENTS, "INSERT INTO connections (id, user_id, integration, account_id, account_name, is_default, status, token, details, connected_at, version)"
                    + " VALUES ('c', 'one', 'slack', 'a', 'n', TRUE, 'OK', 'sealed: as it is', '{}', 1, 0)", "VACUUM INTO '" + file + "'");
        }
        source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
    }

    @Test
    void moveWhenTheServerIsEmptyThenEverythingIsThereAndTheFileIsAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(file);

        assertThat(move()).anySatisfy(line -> assertThat(line).contains("rows of", "checksums agree"));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(query("SELECT count(*) FROM audit_events")).isEqualTo("12000");
        assertThat(query("SELECT count(*) FROM audit_events_rest")).isEqualTo("0");
        assertThat(query("SELECT request FROM audit_events WHERE entry_id = 'e7'")).isEqualTo("{\"ü\":7}");
        assertThat(query("SELECT token || is_default FROM connections")).isEqualTo("sealed: as it istrue");
        assertThat(query("SELECT nextval('audit_events_seq') - max(seq) FROM audit_events")).isEqualTo("1");
        assertThatCode(() -> HalfMoved.refuse(target)).doesNotThrowAnyException();
        assertThatThrownBy(this::move).isInstanceOf(StartFailure.class).hasMessageContaining("holds data of a hub already");
    }

    @Test
    void moveWhenInterruptedThenItGoesOnWhereItStoppedAndNoHubStartsMeanwhile() throws Exception {
        Migrations.migrate(target);
        execute(target, "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the cable is out'; END $$",
                "CREATE TRIGGER stop BEFORE INSERT ON audit_events FOR EACH ROW WHEN (NEW.entry_id = 'e11000') EXECUTE FUNCTION stop()");
        assertThatThrownBy(this::move).isInstanceOf(StartFailure.class).hasMessageContaining("the cable is out").hasMessageContaining("the same command goes on");
        assertThat(query("SELECT count(*) FROM audit_events")).isEqualTo("10000");
        assertThatThrownBy(() -> HalfMoved.refuse(target)).isInstanceOf(StartRefusal.class);
        String first = query("SELECT xmin FROM audit_events WHERE entry_id = 'e1'");

        execute(target, "DROP TRIGGER stop ON audit_events");
        move();

        assertThat(query("SELECT count(*) FROM audit_events")).isEqualTo("12000");
        assertThat(query("SELECT xmin FROM audit_events WHERE entry_id = 'e1'")).isEqualTo(first);
    }

    @Test
    void moveWhenTheFileHasChangedSinceItsBeginThenRefused() throws Exception {
        Migrations.migrate(target);
        execute(target, "CREATE TABLE unfinished_move (source TEXT)", "INSERT INTO unfinished_move VALUES ('the checksum of another file')");

        assertThatThrownBy(this::move).isInstanceOf(StartFailure.class).hasMessageContaining("an earlier state of this one");
        assertThat(query("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void moveWhenSomethingArrivesOtherwiseThenItSaysWhere() throws Exception {
        Migrations.migrate(target);
        execute(target, "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.password_hash = 'another'; RETURN NEW; END $$",
                "CREATE TRIGGER other BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.id = 'two') EXECUTE FUNCTION other()");

        assertThatThrownBy(this::move).isInstanceOf(StartFailure.class).hasMessageContaining("The table users is not the same").hasMessageContaining("of other contents");
        assertThatThrownBy(() -> HalfMoved.refuse(target)).isInstanceOf(StartRefusal.class);
    }

    @Test
    void moveWhenTheServerCannotHoldTextsThenAllAreToldAndNothingIsWritten() throws Exception {
        execute(source, "UPDATE users SET email = 'Ärger@example.com' WHERE id = 'one'", "UPDATE users SET email = 'ärger@example.com' WHERE id = 'two'",
                "UPDATE users SET display_name = 'a' || char(0) || 'b' WHERE id = 'two'");

        assertThatThrownBy(this::move).isInstanceOfSatisfying(StartFailure.class, e -> assertThat(e.lines()).hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("Ärger@example.com", "ärger@example.com"))
                .anySatisfy(line -> assertThat(line).contains("users.display_name", "NUL", "id two")));
        assertThat(query("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void moveWhenTheSchemaOfTheFileIsOlderThenRefused() {
        assertThatThrownBy(() -> move(9_999)).isInstanceOf(StartFailure.class).hasMessageContaining("Start this hub on the file once");
    }

    private List<String> move() throws StartFailure {
        try (Connection connection = source.getConnection()) {
            return move(FileDatabase.schema(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> move(int newest) throws StartFailure {
        DatabaseAddress to = DatabaseAddress.of(target.getUrl(), Optional.of(target.getUser()), Optional.of(target.getPassword()));
        return new Move(file, to, CLASSES).run(newest);
    }

    private static void execute(DataSource database, String... changes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String change : changes) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(change);
                }
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = target.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
