package io.mcphub.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The last thing at a clean stop: nobody writes any more, and the product tidies up. */
@ApplicationScoped
class DatabaseStop {
    private static final System.Logger LOG = System.getLogger(DatabaseStop.class.getName());

    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    @Inject
    Products products;

    /** Runs after everything else that stops with the application. What still wants to write then is refused. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) @Destroyed(ApplicationScoped.class) Object end) {
        WriteHealth.shared().end();
        try {
            products.chosen().stop(writer);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the database could not be tidied at the stop: {0}", e.getMessage());
        }
    }
}
