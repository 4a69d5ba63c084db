package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.ConnectionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;

/** A connection that was idle for a while is asked whether its server still lives; one in use would have noticed. */
final class PostgresqlRules implements ConnectionRules {
    private static final long IDLE = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_SECONDS = 2;

    private final Connection connection;
    private volatile long asked = System.nanoTime();

    PostgresqlRules(Connection connection) {
        this.connection = connection;
    }

    @Override
    public SQLException translated(SQLException thrown) {
        return PostgresqlErrors.translated(thrown);
    }

    /** Not a conflict of two transactions: the next one succeeds. */
    @Override
    public boolean stopsWrites(SQLException translated) {
        return translated instanceof SQLRecoverableException;
    }

    @Override
    public boolean works() throws SQLException {
        long now = System.nanoTime();
        if (now - asked < IDLE) {
            return !connection.isClosed();
        }
        asked = now;
        return connection.isValid(PATIENCE_SECONDS);
    }
}
