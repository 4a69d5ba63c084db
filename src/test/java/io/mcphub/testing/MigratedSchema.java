package io.mcphub.testing;

import io.mcphub.platform.persistence.Migrations;
import io.mcphub.platform.persistence.postgresql.Platform;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated PostgreSQL database: a copy of a template, emptied and used again like {@link MigratedFile}. */
final class MigratedSchema implements MigratedDatabase {
    private static final String SCHEMA = "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public'"
            + " UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
    private static final String TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%' AND table_name NOT LIKE 'audit_events_%'";
    private static final Queue<MigratedSchema> IDLE = new ConcurrentLinkedQueue<>();

    private static PGSimpleDataSource template;

    private final PGSimpleDataSource dataSource;
    private final EntityManagerFactory factory;
    private final String schema;

    private MigratedSchema() {
        dataSource = PostgresqlServer.database(template().getDatabaseName());
        schema = MigratedDatabase.read(dataSource, SCHEMA).toString();
        factory = anotherFactory();
    }

    private static synchronized PGSimpleDataSource template() {
        if (template == null) {
            PGSimpleDataSource migrated = PostgresqlServer.database("template1");
            Migrations.migrate(migrated);
            template = migrated;
        }
        return template;
    }

    /** An empty one that nobody uses. */
    static MigratedSchema take() {
        MigratedSchema idle = IDLE.poll();
        return idle == null ? new MigratedSchema() : idle;
    }

    @Override
    public PGSimpleDataSource dataSource() {
        return dataSource;
    }

    @Override
    public EntityManagerFactory factory() {
        return factory;
    }

    @Override
    public EntityManagerFactory anotherFactory() {
        return MigratedDatabase.factory(Map.of(
                "jakarta.persistence.jdbc.driver", org.postgresql.Driver.class.getName(),
                "jakarta.persistence.jdbc.url", dataSource.getUrl(),
                "jakarta.persistence.jdbc.user", dataSource.getUser(),
                "jakarta.persistence.jdbc.password", dataSource.getPassword(),
                "eclipselink.connection-pool.default.initial", "1",
                "eclipselink.connection-pool.default.min", "1",
                "eclipselink.connection-pool.default.max", "8",
                "eclipselink.target-database", Platform.class.getName()));
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
            statement.execute("SET lock_timeout = '5s'");
            statement.executeUpdate("TRUNCATE " + String.join(", ", MigratedDatabase.read(dataSource, TABLES)));
            return MigratedDatabase.read(dataSource, SCHEMA).toString().equals(schema);
        } catch (SQLException inUse) {
            return false;
        }
    }
}
