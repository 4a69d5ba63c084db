package io.mcphub.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before any other bean queries it. The scripts lie in {@code db/migration/<database>}. */
@ApplicationScoped
public class Migrations {
    /** Observers of {@code @Initialized(ApplicationScoped.class)} that need the schema must use a higher number. */
    public static final int PRIORITY = 1;

    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    private volatile boolean done;

    void migrate(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start) {
        migrate(writer);
        done = true;
    }

    /** Whether the schema is up to date. */
    public boolean done() {
        return done;
    }

    /** Runs the scripts for this kind of database; tests call it too. */
    public static void migrate(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration/" + kind(database))
                .load()
                .migrate();
    }

    private static String kind(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
