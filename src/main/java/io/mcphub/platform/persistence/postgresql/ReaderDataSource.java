package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.GuardedConnection;
import io.mcphub.platform.persistence.WriteHealth;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The data source of the reading pool. Its connections refuse every write, and tell when the server is gone. */
public class ReaderDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

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

    /** A connection that cannot be limited is closed, because nobody else has it. */
    private Connection limited(Connection connection) throws SQLException {
        try {
            address.limitReads(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            Connection connection = logins.connect(() -> limited(super.getConnection(user, password)));
            return GuardedConnection.over(connection, new PostgresqlRules(connection, silence), WriteHealth.shared());
        } catch (SQLException e) {
            // Where nobody writes, nobody else would tell.
            WriteHealth.shared().failed(e.getMessage());
            throw PostgresqlErrors.translated(e);
        }
    }
}
