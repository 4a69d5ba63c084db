package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.GuardedConnection;
import io.mcphub.platform.persistence.WriteHealth;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The data source of the reading pool. Its connections refuse every write, and tell when the server is gone. */
public class ReaderDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_READ_SECONDS = Address.ANSWER_SECONDS - 2;

    private final transient Logins logins;
    private final transient Silence silence = new Silence();
    private final transient Address address;

    /** Called by the server, which creates it by its class name. */
    public ReaderDataSource() {
        this(Address.configured());
    }

    ReaderDataSource(Address address) {
        this.address = address;
        this.logins = Logins.at(address);
        address.giveTo(this);
        setReadOnly(true);
        setReadOnlyMode("always");
    }

    /** The server ends a read that takes too long. Otherwise the connection would be given up, as if the server were gone. */
    private static void endLongReads(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '" + LONGEST_READ_SECONDS + "s'");
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            Connection connection = logins.connect(() -> super.getConnection(user, password));
            address.limit(connection, Address.ANSWER_SECONDS);
            endLongReads(connection);
            return GuardedConnection.over(connection, new PostgresqlRules(connection, silence), WriteHealth.shared());
        } catch (SQLException e) {
            // Where nobody writes, nobody else would tell.
            WriteHealth.shared().failed(e.getMessage());
            throw PostgresqlErrors.translated(e);
        }
    }
}
