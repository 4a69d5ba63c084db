package io.mcphub.platform.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection that reports when it must not be reused. After a storage failure, or a failed begin or end of a transaction,
 * {@link Connection#isValid} returns false and the pool replaces the connection: nobody knows what it is in the middle of.
 */
public final class GuardedConnection implements InvocationHandler {
    /** Methods that begin or end a transaction. If one fails, it is unknown whether a transaction is open. */
    private static final Set<String> TRANSACTION = Set.of("setAutoCommit", "commit", "rollback");

    private final Connection connection;
    private final ConnectionRules rules;
    private final WriteHealth health;
    private volatile boolean broken;

    private GuardedConnection(Connection connection, ConnectionRules rules, WriteHealth health) {
        this.connection = connection;
        this.rules = rules;
        this.health = health;
    }

    /** Guards a new connection of a product. */
    public static Connection over(Connection connection, ConnectionRules rules, WriteHealth health) {
        return proxy(Connection.class, new GuardedConnection(connection, rules, health));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("isValid")) {
            return !broken && rules.works();
        }
        if (method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0])) {
            requireOpen();
            rules.beforeBegin(health.failing());
        }
        Object result = ended(method, arguments) ? end(method, arguments) : guarded(connection, method, arguments);
        if (method.getName().equals("commit")) {
            health.wrote();
        }
        return result instanceof Statement statement ? guardedStatement(statement) : result;
    }

    /** After a commit alone, a driver may have begun the next transaction. */
    private static boolean ended(Method method, Object @Nullable [] arguments) {
        return method.getName().equals("close") || method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0]);
    }

    private @Nullable Object end(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return guarded(connection, method, arguments);
        } finally {
            rules.afterEnd();
        }
    }

    /** Throws after the hub's last write, so that what is done at the stop stays complete. */
    private void requireOpen() throws SQLException {
        if (health.ended()) {
            throw new SQLTransientConnectionException("the hub has stopped");
        }
    }

    private @Nullable Object guarded(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException thrown ? inspected(thrown, method) : e.getCause();
        }
    }

    private SQLException inspected(SQLException thrown, Method method) {
        SQLException translated = rules.translated(thrown);
        if (rules.stopsWrites(translated)) {
            health.failed(translated.getMessage());
        }
        if (translated instanceof SQLRecoverableException || TRANSACTION.contains(method.getName())) {
            broken = true;
        }
        return translated;
    }

    private Statement guardedStatement(Statement statement) {
        InvocationHandler guard = (proxy, method, arguments) -> guarded(statement, method, arguments);
        if (statement instanceof CallableStatement) {
            return proxy(CallableStatement.class, guard);
        }
        return statement instanceof PreparedStatement ? proxy(PreparedStatement.class, guard) : proxy(Statement.class, guard);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
