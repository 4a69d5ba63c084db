package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.ConnectionRules;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;

/**
 * A connection that was idle for a while is asked whether its server still lives; one in use would have noticed. What one of them is not
 * answered, none of those that are older is asked again: a caller would wait for each of them in turn.
 */
final class PostgresqlRules implements ConnectionRules {
    private static final long IDLE = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_SECONDS = 2;
    private static final long PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS).toNanos();

    private final Connection connection;
    private final Silence silence;
    private volatile long asked = System.nanoTime();

    PostgresqlRules(Connection connection, Silence silence) {
        this.connection = connection;
        this.silence = silence;
    }

    @Override
    public SQLException translated(SQLException thrown) {
        if (thrown.getCause() instanceof SocketTimeoutException) {
            silence.noticed();
        }
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
        if (silence.isSince(asked)) {
            return false;
        }
        if (now - asked < IDLE) {
            return !connection.isClosed();
        }
        asked = now;
        return answers();
    }

    private boolean answers() throws SQLException {
        boolean answers = connection.isValid(PATIENCE_SECONDS);
        if (!answers && System.nanoTime() - asked >= PATIENCE) {
            silence.noticed();
        }
        return answers;
    }
}
