package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.ConnectionRules;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sqlite.SQLiteConnection;

/**
 * After a full disk SQLite rolls back by itself, but the driver still thinks that a transaction is open, so every later commit on
 * that connection would fail: it is given up.
 */
final class SqliteRules implements ConnectionRules {
    /** How long to wait for another writer, in milliseconds, while it is known that the database takes no writes. */
    private static final int KNOWN_WAIT = 100;

    /**
     * Who of this process writes next. SQLite lets a writer that waits look again from time to time, and one that comes often would always be first.
     * SQLite's own lock is what counts: who waits here too long tries that.
     */
    private static final Map<String, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final SQLiteConnection connection;
    private final int usualWait;
    private final Semaphore turn;
    private final AtomicBoolean mine = new AtomicBoolean();

    /**
     * Rules for a connection to this file.
     *
     * @param file the same text for the same file
     */
    SqliteRules(SQLiteConnection connection, String file) {
        this.connection = connection;
        this.usualWait = connection.getBusyTimeout();
        this.turn = TURNS.computeIfAbsent(file, any -> new Semaphore(1, true));
    }

    /** For tests: how many wait for their turn. */
    static int waiting(String file) {
        return TURNS.get(file).getQueueLength();
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
        int wait = failing ? Math.min(KNOWN_WAIT, usualWait) : usualWait;
        connection.setBusyTimeout(wait);
        try {
            if (!mine.get() && turn.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                mine.set(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void afterEnd() {
        if (mine.getAndSet(false)) {
            turn.release();
        }
    }
}
