package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

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
    public void stop(DataSource writer) throws SQLException {
        if (!checkpoint(writer)) {
            LOG.log(Level.WARNING, "somebody else uses the database: copy app.db-wal together with app.db");
        }
    }

    /** Whether the whole log could be moved. */
    static boolean checkpoint(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return result.next() && result.getInt("busy") == 0;
        }
    }
}
