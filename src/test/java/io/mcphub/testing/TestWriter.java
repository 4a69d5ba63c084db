package io.mcphub.testing;

import io.mcphub.platform.persistence.DirectWriter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes to a test's database and keeps no connection, because many tests share few databases. */
public final class TestWriter extends DirectWriter {
    private final DataSource database;

    public TestWriter(DataSource database) {
        this.database = database;
    }

    @Override
    protected Connection connect() throws SQLException {
        return database.getConnection();
    }

    @Override
    public void transaction(Work work) throws SQLException {
        try {
            super.transaction(work);
        } finally {
            close();
        }
    }
}
