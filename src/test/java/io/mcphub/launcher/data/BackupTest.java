package io.mcphub.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.configuration.Configuration;
import io.mcphub.launcher.failures.StartFailure;
import io.mcphub.platform.persistence.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class BackupTest {
    private static final String KEYS = "JWT_SECRET=0123456789abcdef0123456789abcdef01\nTOKENS_ENCRYPTION_KEY=0123456789abcdef0123456789abcdef02\n";
    private static final WarClasses CLASSES = WarClasses.of(BackupTest.class.getClassLoader());
    private static final int NEWEST = 1_000;

    @TempDir
    static Path migrated;

    @TempDir
    Path folder;

    private Path from;
    private Path file;

    @BeforeAll
    static void migrate() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + migrated.resolve("app.db"));
        Migrations.migrate(database);
    }

    @BeforeEach
    void fill() throws Exception {
        from = Files.createDirectory(folder.resolve("from"));
        Files.copy(migrated.resolve("app.db"), from.resolve("app.db"));
        Files.writeString(from.resolve("secrets.env"), KEYS);
        file = folder.resolve("hub.backup");
        setting(from, "place", "first");
    }

    @Test
    void backupWhenSomebodyWritesThenItHoldsWhatWasCommittedAndOnlyItsOwnerReadsIt() throws Exception {
        try (Connection writer = open(from); Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("UPDATE settings SET value = 'second' WHERE name = 'place'");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE settings SET value = 'third' WHERE name = 'place'");

            assertThat(backup()).singleElement().asString().contains(file.toString());
        }
        Path to = folder.resolve("to");
        restore(to, false, Map.of());

        assertThat(setting(to, "place")).isEqualTo("second");
        assertThat(to.resolve("secrets.env")).hasContent(KEYS);
        for (Path each : List.of(file, to.resolve("app.db"), to.resolve("secrets.env"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rw-------");
        }
        assertThat(names(folder)).containsExactly("from", "hub.backup", "to");
        assertThat(names(to)).containsExactly("app.db", "hub.lock", "secrets.env");
    }

    @Test
    void backupWhenTheFileExistsThenItStays() throws Exception {
        Files.writeString(file, "mine");

        assertThatThrownBy(this::backup).isInstanceOf(StartFailure.class).hasMessageContaining("exists");
        assertThat(file).hasContent("mine");
    }

    @Test
    void backupWhenTheSecretsAreVariablesThenItSaysSo() throws Exception {
        Files.delete(from.resolve("secrets.env"));

        assertThat(backup()).anySatisfy(line -> assertThat(line).contains("TOKENS_ENCRYPTION_KEY", "not in it"));
    }

    @Test
    void restoreWhenThereIsADatabaseThenOnlyWithTheWordAndNothingIsLost() throws Exception {
        backup();
        Path to = Files.createDirectory(folder.resolve("to"));
        Files.copy(migrated.resolve("app.db"), to.resolve("app.db"));
        setting(to, "place", "older");
        Files.writeString(to.resolve("app.db-wal"), "");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(to.resolve("app.db"), other.resolve("app.db"));

        assertThatThrownBy(() -> restore(to, false, Map.of())).isInstanceOf(StartFailure.class).hasMessageContaining("--replace");
        assertThat(setting(to, "place")).isEqualTo("older");
        restore(other, true, Map.of());

        assertThat(setting(other, "place")).isEqualTo("first");
        Path aside = other.resolve(names(other).stream().filter(name -> name.startsWith("replaced-")).findFirst().orElseThrow());
        assertThat(setting(aside, "place")).isEqualTo("older");
    }

    @Test
    void restoreWhenTheSecretsAreOthersThenTheyAreNotReplacedUnasked() throws Exception {
        backup();
        Path to = Files.createDirectory(folder.resolve("to"));
        Files.writeString(to.resolve("secrets.env"), "JWT_SECRET=another");

        assertThatThrownBy(() -> restore(to, false, Map.of())).hasMessageContaining("secrets.env is there already");
        assertThat(names(to)).containsExactly("hub.lock", "secrets.env");
    }

    @Test
    void restoreWhenAVariableSaysAnotherKeyThenRefused() throws Exception {
        backup();

        assertThatThrownBy(() -> restore(folder.resolve("to"), false, Map.of("TOKENS_ENCRYPTION_KEY", "another key of 32 characters or more")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("TOKENS_ENCRYPTION_KEY is set to another value")
                .hasMessageNotContaining("another key of");
    }

    @Test
    void restoreWhenAnyByteIsAnotherThenRefused() throws Exception {
        backup();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> restore(folder.resolve("to"), false, Map.of())).isInstanceOf(StartFailure.class).hasMessageContaining("cannot be restored");
        assertThat(names(folder.resolve("to"))).containsExactly("hub.lock");
    }

    @Test
    void restoreWhenTheFileIsSomethingElseThenRefused() throws Exception {
        Files.writeString(file, "no backup");

        assertThatThrownBy(() -> restore(folder.resolve("to"), false, Map.of())).isInstanceOf(StartFailure.class).hasMessageContaining("cannot be restored");
    }

    @Test
    void restoreWhenTheSchemaIsNewerThanTheHubThenRefused() throws Exception {
        backup();
        Configuration configuration = configuration(folder.resolve("to"), Map.of());

        assertThatThrownBy(() -> new Restore(configuration, CLASSES).run(file, false, 3)).isInstanceOf(StartFailure.class).hasMessageContaining("of a newer hub");
    }

    private List<String> backup() throws StartFailure {
        return new Backup(from.resolve("app.db"), CLASSES).run(file);
    }

    private void restore(Path to, boolean replace, Map<String, String> variables) throws StartFailure {
        new Restore(configuration(to, variables), CLASSES).run(file, replace, NEWEST);
    }

    private Configuration configuration(Path to, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DATABASE_PATH", to.resolve("app.db").toString());
        return new Configuration(all, Map.of(), folder);
    }

    private static Connection open(Path place) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + place.resolve("app.db"));
    }

    private static void setting(Path place, String name, String value) throws SQLException {
        try (Connection connection = open(place); Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO settings (name, value) VALUES ('" + name + "', '" + value + "')");
        }
    }

    private static String setting(Path place, String name) throws SQLException {
        try (Connection connection = open(place); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT value FROM settings WHERE name = '" + name + "'")) {
            return rows.getString(1);
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
