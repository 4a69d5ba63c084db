package io.mcphub.platform.persistence;

import io.mcphub.platform.StartRefusal;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema up to date before any other bean queries it. The scripts lie in {@code db/migration/<database>}. */
@ApplicationScoped
public class Migrations {
    /** Observers of {@code @Initialized(ApplicationScoped.class)} that need the schema must use a higher number. */
    public static final int PRIORITY = 1;

    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    @Inject
    Products products;

    private static final Set<MigrationState> NEWER = EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private volatile boolean done;

    void migrate(@Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start) {
        HalfMoved.refuse(writer);
        migrate(products.chosen().patient(writer));
        done = true;
    }

    /** Whether the schema is up to date. */
    public boolean done() {
        return done;
    }

    /** Runs the scripts for this kind of database; tests call it too. */
    public static void migrate(DataSource database) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration/" + kind(database))
                .load();
        refuseNewer(flyway.info());
        flyway.migrate();
    }

    /** An older hub would read and write what it does not understand. */
    private static void refuseNewer(MigrationInfoService schema) {
        MigrationInfo current = schema.current();
        if (current != null && NEWER.contains(current.getState())) {
            throw StartRefusal.configuration("The database is of a newer hub: its schema has the version " + current.getVersion()
                    + ", which this hub does not know. Start the newer hub, or restore a backup from before its first start.");
        }
    }

    private static String kind(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
