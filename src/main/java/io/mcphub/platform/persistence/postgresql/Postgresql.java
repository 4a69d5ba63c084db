package io.mcphub.platform.persistence.postgresql;

import io.mcphub.platform.persistence.Channel;
import io.mcphub.platform.persistence.Product;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL 14 or newer. */
@ApplicationScoped
public class Postgresql implements Product {
    private Address address;
    private WriterDataSource direct;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String turn() {
        return "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** While the application starts: later the configuration may be out of reach. */
    @PostConstruct
    void configure() {
        address = Address.configured();
        direct = new WriterDataSource(address, WriteHealth.shared(), Address.ANSWER_SECONDS);
    }

    @Override
    public Channel channel() throws SQLException {
        return new NotificationChannel(address);
    }

    @Override
    public Connection direct() throws SQLException {
        return direct.getConnection();
    }

    @Override
    public DataSource patient(DataSource writer) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        address.giveTo(database);
        database.setSocketTimeout(0);
        return database;
    }

    @Override
    public void prepareAudit(Connection connection, Instant now) throws SQLException {
        AuditMonths.ahead(connection, now);
    }

    @Override
    public long dropAuditBefore(Connection connection, Instant oldest) throws SQLException {
        return AuditMonths.dropBefore(connection, oldest);
    }
}
