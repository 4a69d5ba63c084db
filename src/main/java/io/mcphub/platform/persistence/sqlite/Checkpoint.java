package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Moves the write-ahead log into the database file at a clean stop, so that a copy of that one file is complete. */
@ApplicationScoped
class Checkpoint {
    private static final System.Logger LOG = System.getLogger(Checkpoint.class.getName());

    @Resource(lookup = "java:app/jdbc/writer")
    DataSource writer;

    /** Runs last, after everything else that stops with the application. What still wants to write then is refused. */
    void stop(@Observes @Priority(Integer.MAX_VALUE) @Destroyed(ApplicationScoped.class) Object end) {
        WriteHealth.shared().end();
        try {
            if (!complete(writer)) {
                LOG.log(Level.WARNING, "somebody else uses the database: copy app.db-wal together with app.db");
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the write-ahead log stays beside the database: {0}", e.getMessage());
        }
    }

    /** Whether the whole log could be moved. */
    static boolean complete(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return result.next() && result.getInt("busy") == 0;
        }
    }
}
