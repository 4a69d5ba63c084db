package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.ConnectionRules;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.sqlite.SQLiteConnection;

/**
 * After a full disk SQLite rolls back by itself, but the driver still thinks that a transaction is open, so every later commit on
 * that connection would fail: it is given up.
 */
final class SqliteRules implements ConnectionRules {
    /** How long to wait for another writer, in milliseconds, while it is known that the database takes no writes. */
    private static final int KNOWN_WAIT = 100;

    private final SQLiteConnection connection;
    private final int usualWait;

    SqliteRules(SQLiteConnection connection) {
        this.connection = connection;
        this.usualWait = connection.getBusyTimeout();
    }

    @Override
    public SQLException translated(SQLException thrown) {
        return SqliteErrors.translated(thrown);
    }

    /** A held database is one of them: whoever holds it keeps out every writer. */
    @Override
    public boolean stopsWrites(SQLException translated) {
        return translated instanceof SQLRecoverableException || translated instanceof SQLTransientException;
    }

    @Override
    public boolean works() throws SQLException {
        return !connection.isClosed();
    }

    @Override
    public void beforeBegin(boolean failing) throws SQLException {
        connection.setBusyTimeout(failing ? Math.min(KNOWN_WAIT, usualWait) : usualWait);
    }
}
