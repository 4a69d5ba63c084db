package io.mcphub.testing;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.sqlite.SqlitePlatform;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.sqlite.SQLiteDataSource;

/**
 * A migrated file and EclipseLink's factory on it. Both cost far more than a test, so they are emptied and used again; a
 * file whose schema a test has changed is thrown away.
 */
final class MigratedFile {
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
        schema = read(SCHEMA).toString();
        factory = factory(dataSource.getUrl(), Map.of("eclipselink.connection-pool.default.min", "1", "eclipselink.connection-pool.default.max", "1"));
    }

    /** What another node of the hub works with: the file is all that they share. */
    EntityManagerFactory anotherFactory() {
        return factory(dataSource.getUrl() + "&transaction_mode=IMMEDIATE", Map.of());
    }

    private static EntityManagerFactory factory(String url, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("jakarta.persistence.transactionType", PersistenceUnitTransactionType.RESOURCE_LOCAL.name());
        properties.put("jakarta.persistence.jtaDataSource", "");
        properties.put("jakarta.persistence.nonJtaDataSource", "");
        properties.put("jakarta.persistence.jdbc.driver", "org.sqlite.JDBC");
        properties.put("jakarta.persistence.jdbc.url", url);
        properties.put("eclipselink.target-database", SqlitePlatform.class.getName());
        properties.put("eclipselink.session-name", UUID.randomUUID().toString());
        return new PersistenceProvider().createEntityManagerFactory("hub", properties);
    }

    /** An empty one that nobody uses. */
    static MigratedFile take() {
        MigratedFile idle = IDLE.poll();
        return idle == null ? new MigratedFile() : idle;
    }

    SQLiteDataSource dataSource() {
        return dataSource;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** Empties it for the next test. */
    void giveBack() {
        if (emptied()) {
            IDLE.add(this);
        } else {
            factory.close();
        }
    }

    private boolean emptied() {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = off");
            for (String table : read(TABLES)) {
                statement.executeUpdate("DELETE FROM " + table);
            }
            return read(SCHEMA).toString().equals(schema);
        } catch (SQLException inUse) {
            return false;
        }
    }

    private List<String> read(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
