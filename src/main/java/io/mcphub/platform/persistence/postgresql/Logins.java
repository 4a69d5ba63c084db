package io.mcphub.platform.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections one by one. If the server let nobody in a moment ago, nobody else waits to find that out: a pool opens one connection at a
 * time, so that all callers would wait for one another.
 */
final class Logins {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    /** The class of SQL states that speak of connections. */
    private static final String CONNECTION = "08";

    private volatile @Nullable SQLException failure;
    private volatile long failedAt;

    /** Opens a connection. */
    @FunctionalInterface
    interface Login {
        Connection open() throws SQLException;
    }

    /** The connection, or at once what the last attempt met. */
    Connection connect(Login login) throws SQLException {
        SQLException known = failure;
        if (known != null && System.nanoTime() - failedAt < FRESH) {
            throw new SQLRecoverableException(known.getMessage(), known.getSQLState(), known);
        }
        try {
            Connection connection = login.open();
            failure = null;
            return connection;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION)) {
                failedAt = System.nanoTime();
                failure = e;
            }
            throw e;
        }
    }
}
