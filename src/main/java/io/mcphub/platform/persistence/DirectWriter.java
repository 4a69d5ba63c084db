package io.mcphub.platform.persistence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection beside the pools, with its statements kept prepared, for what every tool call writes: there pool, transaction manager and
 * interceptors cost several times what the database does. One thread uses it at a time; the caller sees to that.
 */
@ApplicationScoped
public class DirectWriter {
    @Inject
    Products products;

    WriteHealth health = WriteHealth.shared();

    private @Nullable Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** The statement of some SQL, made once for each connection. */
    @FunctionalInterface
    public interface Statements {
        PreparedStatement of(String sql) throws SQLException;
    }

    /** What one transaction does. */
    @FunctionalInterface
    public interface Work {
        void run(Statements statements) throws SQLException;
    }

    /** Does all of it in one transaction, or nothing. After a failure the next transaction has a new connection. */
    public void transaction(Work work) throws SQLException {
        Connection open = open();
        try {
            open.setAutoCommit(false);
            work.run(this::statement);
            // Commits. After a commit() a driver may begin the next transaction at once, and hold its lock.
            open.setAutoCommit(true);
            health.wrote();
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A new connection that is written with. */
    protected Connection connect() throws SQLException {
        return products.chosen().direct();
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null || !open.isValid(0)) {
            close();
            open = connect();
            connection = open;
        }
        return open;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /** Rolls back what is open. */
    @PreDestroy
    protected void close() {
        Connection open = connection;
        connection = null;
        prepared.clear();
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                // It is given up in any case, and whoever used it has the reason.
            }
        }
    }
}
