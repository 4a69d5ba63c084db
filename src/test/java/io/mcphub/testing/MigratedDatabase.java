package io.mcphub.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** A migrated database and EclipseLink's factory on it, lent to one test at a time. */
interface MigratedDatabase {
    DataSource dataSource();

    EntityManagerFactory factory();

    /** What another node of the hub works with. */
    EntityManagerFactory anotherFactory();

    /** Empties it for the next test. */
    void giveBack();

    /** A factory of the hub's persistence unit without a server. */
    static EntityManagerFactory factory(Map<String, Object> connecting) {
        Map<String, Object> properties = new HashMap<>(connecting);
        properties.put("jakarta.persistence.transactionType", PersistenceUnitTransactionType.RESOURCE_LOCAL.name());
        properties.put("jakarta.persistence.jtaDataSource", "");
        properties.put("jakarta.persistence.nonJtaDataSource", "");
        properties.put("eclipselink.session-name", UUID.randomUUID().toString());
        return new PersistenceProvider().createEntityManagerFactory("hub", properties);
    }

    /** The first column of a query's rows, as texts. */
    static List<String> read(DataSource database, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
