package io.mcphub.platform.persistence.sqlite;

import io.mcphub.platform.persistence.GuardedConnection;
import io.mcphub.platform.persistence.WriteHealth;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** The data source of the writing pool. It hands out {@link GuardedConnection}s. */
public class WriterDataSource implements DataSource {
    /** The launcher publishes it as a system property; nothing can be injected here. */
    private static final String SYNC = "DATABASE_SYNC";

    private final SQLiteDataSource sqlite = new SQLiteDataSource();
    private final WriteHealth health;
    private final boolean strict;

    /** Called by the server, which creates it by its class name. */
    public WriterDataSource() {
        this(WriteHealth.shared(), "full".equals(System.getProperty(SYNC, System.getenv().getOrDefault(SYNC, ""))));
    }

    WriterDataSource(WriteHealth health) {
        this(health, false);
    }

    WriterDataSource(WriteHealth health, boolean strict) {
        this.health = health;
        this.strict = strict;
        // The driver would ask for the key of a new row after every statement. It ignores the setting in a URL.
        sqlite.setGetGeneratedKeys(false);
    }

    /** Sets the JDBC URL: {@code jdbc:sqlite:<path>?<pragmas>}. */
    public void setUrl(String url) {
        sqlite.setUrl(url);
    }

    /** Sets how long to wait for another writer, in milliseconds. */
    public void setBusyTimeout(int milliseconds) {
        sqlite.setBusyTimeout(milliseconds);
    }

    /** Sets how a transaction begins: {@code DEFERRED}, {@code IMMEDIATE} or {@code EXCLUSIVE}. */
    public void setTransactionMode(String mode) {
        sqlite.setTransactionMode(mode);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            SQLiteConnection connection = (SQLiteConnection) sqlite.getConnection();
            if (strict) {
                flushEveryCommit(connection);
            }
            return GuardedConnection.over(connection, new SqliteRules(connection, sqlite.getUrl().replaceFirst("\\?.*", "")), health);
        } catch (SQLException e) {
            SQLException translated = SqliteErrors.translated(e);
            health.failed(translated.getMessage());
            throw translated;
        }
    }

    /** A commit then returns when the disk has it, not only the operating system. */
    private static void flushEveryCommit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
        }
    }

    /** Ignores user and password: SQLite has none. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return sqlite.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        sqlite.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return sqlite.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        sqlite.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(getClass().getPackageName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
