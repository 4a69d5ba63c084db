package io.mcphub.connections.credentials;

import io.mcphub.platform.persistence.Pools;
import jakarta.annotation.Resource;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The row {@code key_check} of {@code settings}. It uses SQL, because the entity of that table belongs to another package. */
@ApplicationScoped
class KeyCheckStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Turns turns;

    @Resource(lookup = Pools.READER)
    DataSource reader;

    /** The stored value. Works with every older schema and with an empty database. */
    public Optional<String> findInOldSchema() {
        try (Connection connection = reader.getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "settings", new String[] {"TABLE"})) {
                if (!tables.next()) {
                    return Optional.empty();
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT value FROM settings WHERE name = 'key_check'")) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    public Optional<String> find() {
        List<?> rows = em.createNativeQuery("SELECT value FROM settings WHERE name = 'key_check'").getResultList();
        return rows.stream().findFirst().map(Object::toString);
    }

    @Transactional
    public void save(String envelope) {
        turns.take("key check");
        int updated = em.createNativeQuery("UPDATE settings SET value = ?1 WHERE name = 'key_check'").setParameter(1, envelope).executeUpdate();
        if (updated == 0) {
            em.createNativeQuery("INSERT INTO settings (name, value) VALUES ('key_check', ?1)").setParameter(1, envelope).executeUpdate();
        }
    }
}
