package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** SQLite. A clean stop moves the write-ahead log into the database file, so that a copy of that one file is complete. */
@ApplicationScoped
public class Sqlite implements Product {
    private static final System.Logger LOG = System.getLogger(Sqlite.class.getName());

    @Override
    public String name() {
        return "sqlite";
    }

    /** Any statement begins the transaction, and only one transaction writes at a time. */
    @Override
    public String turn() {
        return "SELECT ?";
    }

    @Override
    public Connection direct() throws SQLException {
        WriterDataSource own = new WriterDataSource();
        own.setUrl("jdbc:sqlite:" + ConfigProvider.getConfig().getOptionalValue("DATABASE_PATH", String.class).orElse("data/app.db") + Databases.WRITING);
        own.setBusyTimeout(Databases.BUSY_TIMEOUT);
        own.setTransactionMode("IMMEDIATE");
        return own.getConnection();
    }

    /**
     * Moves the write-ahead log into the database file, so that no writer does while callers wait: on a busy disk that takes seconds. It waits
     * for nobody: what a reader still needs stays in the log until the next time.
     */
    @Override
    public void tidy() throws SQLException {
        try (Connection own = direct()) {
            checkpoint(own, "PASSIVE");
        }
    }

    @Override
    public void stop(DataSource writer) throws SQLException {
        if (!checkpoint(writer)) {
            LOG.log(Level.WARNING, "somebody else uses the database: copy app.db-wal together with app.db");
        }
    }

    /** Whether the whole log could be moved. */
    static boolean checkpoint(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return checkpoint(connection, "TRUNCATE");
        }
    }

    /** Whether a checkpoint of this kind moved the whole log. */
    static boolean checkpoint(Connection connection, String kind) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + kind + ")")) {
            return result.next() && result.getInt("busy") == 0 && result.getInt("log") == result.getInt("checkpointed");
        }
    }
}
