package io.mcphub.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: the schema is up to date, and the database answers and takes writes. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
    private static final System.Logger LOG = System.getLogger(DatabaseReadiness.class.getName());

    @Inject
    Migrations migrations;

    @Inject
    DatabaseWrites writes;

    @Resource(lookup = Pools.READER)
    DataSource reader;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(migrations.done() && answers() && writes.work()).build();
    }

    private boolean answers() {
        try (Connection connection = reader.getConnection(); Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "the database does not answer: {0}", e.getMessage());
            return false;
        }
    }
}
