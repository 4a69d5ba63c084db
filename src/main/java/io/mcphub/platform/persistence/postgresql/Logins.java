package io.mcphub.platform.persistence.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one server. If it let nobody in some seconds ago, nobody else waits to find that out: a pool opens one connection at a
 * time, so that all callers would wait for one another, and a request that needs several would wait as often. {@link NotificationChannel}
 * tries all the time, on a thread for which nobody waits, and tells when the server is there again.
 */
final class Logins {
    private static final long FRESH = Duration.ofSeconds(10).toNanos();
    private static final Map<Address, Logins> KNOWN = new ConcurrentHashMap<>();
    /** The class of SQL states that speak of connections. */
    private static final String CONNECTION = "08";

    private final AtomicLong letIn = new AtomicLong();
    private volatile @Nullable SQLException failure;
    private volatile long failedAt;

    /** Opens a connection. */
    @FunctionalInterface
    interface Login {
        Connection open() throws SQLException;
    }

    /** Those of an address, which all its pools share. */
    static Logins at(Address address) {
        return KNOWN.computeIfAbsent(address, first -> new Logins());
    }

    /** Tells that the server lets somebody in. */
    void reached() {
        letIn.incrementAndGet();
        failure = null;
    }

    /** The connection, or at once what the last attempt met. */
    Connection connect(Login login) throws SQLException {
        SQLException known = failure;
        if (known != null && System.nanoTime() - failedAt < FRESH) {
            throw new SQLRecoverableException(known.getMessage(), known.getSQLState(), known);
        }
        long before = letIn.get();
        try {
            Connection connection = login.open();
            reached();
            return connection;
        } catch (SQLException e) {
            // An attempt that began before the server was there again says nothing of now.
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION) && letIn.get() == before) {
                failedAt = System.nanoTime();
                failure = e;
            }
            throw e;
        }
    }
}
