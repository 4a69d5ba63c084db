package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.Channel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code LISTEN} and {@code NOTIFY} on one connection. */
final class NotificationChannel implements Channel {
    private static final String NAME = "mcp_hub";
    /** How the connection calls itself in {@code pg_stat_activity}. */
    private static final String APPLICATION = "mcp-hub-news";

    private static final long ASK_AGAIN = Duration.ofSeconds(5).toNanos();
    private static final int PATIENCE_SECONDS = 2;

    private final Logins logins;
    private final Connection connection;
    private long asked = System.nanoTime();

    NotificationChannel(Address address) throws SQLException {
        logins = Logins.at(address);
        PGSimpleDataSource database = new PGSimpleDataSource();
        address.giveTo(database);
        database.setApplicationName(APPLICATION);
        connection = database.getConnection();
        address.limit(connection, Address.ANSWER_SECONDS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + NAME);
        }
        logins.reached();
    }

    @Override
    public void tell(List<String> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify('" + NAME + "', message) FROM unnest(?) AS message")) {
            statement.setArray(1, connection.createArrayOf("text", messages.toArray()));
            statement.execute();
        }
    }

    /** Looks at what has arrived; a server that is gone without a word is noticed by asking now and then. */
    @Override
    public List<String> hear() throws SQLException {
        if (System.nanoTime() - asked > ASK_AGAIN) {
            asked = System.nanoTime();
            if (!connection.isValid(PATIENCE_SECONDS)) {
                throw new SQLRecoverableException("the server does not answer");
            }
            logins.reached();
        }
        PGNotification[] arrived = connection.unwrap(PGConnection.class).getNotifications();
        return arrived == null ? List.of() : Stream.of(arrived).map(PGNotification::getParameter).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
