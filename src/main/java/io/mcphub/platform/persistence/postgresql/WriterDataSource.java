package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.GuardedConnection;
import io.mcphub.platform.persistence.WriteHealth;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The data source of the writing pool. It hands out {@link GuardedConnection}s, and tells when there is nobody to connect to. */
public class WriterDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Logins logins;
    private final transient Silence silence = new Silence();
    private final transient Address address;
    private final transient WriteHealth health;
    private final int answerSeconds;

    /** Called by the server, which creates it by its class name. */
    public WriterDataSource() {
        this(Address.configured(), WriteHealth.shared(), Address.ANSWER_SECONDS);
    }

    WriterDataSource(Address address, WriteHealth health, int answerSeconds) {
        this.address = address;
        this.logins = Logins.at(address);
        this.health = health;
        this.answerSeconds = answerSeconds;
        address.giveTo(this);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        try {
            Connection connection = logins.connect(() -> super.getConnection(user, password));
            address.limit(connection, answerSeconds);
            return GuardedConnection.over(connection, new PostgresqlRules(connection, silence), health);
        } catch (SQLException e) {
            health.failed(e.getMessage());
            throw PostgresqlErrors.translated(e);
        }
    }
}
