package io.mcphub.platform.persistence;

import io.mcphub.platform.HubClock;
import io.mcphub.platform.queue.Rounds;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** What a product wants done while the hub runs. A failure is logged and tried again. */
@ApplicationScoped
public class DatabaseCare {
    private static final System.Logger LOG = System.getLogger(DatabaseCare.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration BETWEEN_TIDYING = Duration.ofSeconds(2);

    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    @Inject
    Products products;

    @Inject
    HubClock clock;

    @Inject
    Rounds rounds;

    void start(@Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class) Object start) {
        prepare();
        rounds.every(EVERY, EVERY, this::prepare);
        rounds.every(BETWEEN_TIDYING, BETWEEN_TIDYING, this::tidy);
    }

    private void tidy() {
        if (WriteHealth.shared().failing()) {
            return;
        }
        try {
            products.chosen().tidy();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the database was not tidied; trying again in two seconds: {0}", e.getMessage());
        }
    }

    /** Makes room for the audit log of the next weeks. */
    void prepare() {
        try {
            inTransaction(connection -> {
                products.chosen().prepareAudit(connection, clock.now());
                return 0L;
            });
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the audit log could not be prepared for the next month; trying again in an hour: {0}", e.getMessage());
        }
    }

    /** Drops whole parts of the audit log that ended before this moment, where the product has such parts. Returns how many entries went. */
    public long dropAuditBefore(Instant oldest) {
        try {
            return inTransaction(connection -> products.chosen().dropAuditBefore(connection, oldest));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "old parts of the audit log could not be dropped; trying again in an hour: {0}", e.getMessage());
            return 0;
        }
    }

    private interface Work {
        long done(Connection connection) throws SQLException;
    }

    private long inTransaction(Work work) throws SQLException {
        try (Connection connection = products.chosen().patient(writer).getConnection()) {
            connection.setAutoCommit(false);
            try {
                long result = work.done(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
