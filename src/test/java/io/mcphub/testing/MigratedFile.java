package io.mcphub.testing;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.sqlite.Platform;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.sqlite.SQLiteDataSource;

/**
 * A migrated SQLite file and EclipseLink's factory on it. Both cost far more than a test, so they are emptied and used again; a
 * file whose schema a test has changed is thrown away.
 */
final class MigratedFile implements MigratedDatabase {
    private static final String SCHEMA = "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name";
    private static final String TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%'";
    private static final Queue<MigratedFile> IDLE = new ConcurrentLinkedQueue<>();

    private final Path path;
    private final SQLiteDataSource dataSource = new SQLiteDataSource();
    private final EntityManagerFactory factory;
    private final String schema;

    private MigratedFile() {
        try {
            path = Files.createTempFile("hub", ".db");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        path.toFile().deleteOnExit();
        dataSource.setUrl("jdbc:sqlite:" + path + "?journal_mode=WAL&foreign_keys=on");
        Migrations.migrate(dataSource);
        schema = MigratedDatabase.read(dataSource, SCHEMA).toString();
        factory = factory(dataSource.getUrl(), Map.of("eclipselink.connection-pool.default.min", "1", "eclipselink.connection-pool.default.max", "1"));
    }

    /** The file is all that the nodes share. */
    @Override
    public EntityManagerFactory anotherFactory() {
        return factory(dataSource.getUrl() + "&transaction_mode=IMMEDIATE", Map.of());
    }

    private static EntityManagerFactory factory(String url, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("jakarta.persistence.jdbc.driver", "org.sqlite.JDBC");
        properties.put("jakarta.persistence.jdbc.url", url);
        properties.put("eclipselink.target-database", Platform.class.getName());
        return MigratedDatabase.factory(properties);
    }

    /** The bytes of a hub's database and its log in this folder, one character each. */
    static String stored(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            StringBuilder stored = new StringBuilder();
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("app.db")).toList()) {
                stored.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return stored.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty one that nobody uses. */
    static MigratedFile take() {
        MigratedFile idle = IDLE.poll();
        return idle == null ? new MigratedFile() : idle;
    }

    @Override
    public SQLiteDataSource dataSource() {
        return dataSource;
    }

    @Override
    public EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public void giveBack() {
        if (emptied()) {
            IDLE.add(this);
        } else {
            factory.close();
        }
    }

    private boolean emptied() {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = off");
            for (String table : MigratedDatabase.read(dataSource, TABLES)) {
                statement.executeUpdate("DELETE FROM " + table);
            }
            return MigratedDatabase.read(dataSource, SCHEMA).toString().equals(schema);
        } catch (SQLException inUse) {
            return false;
        }
    }
}
