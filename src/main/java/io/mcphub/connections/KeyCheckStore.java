package io.mcphub.connections;

import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The row {@code key_check} of {@code settings}; plain SQL, because that table's entity belongs to another feature. */
@ApplicationScoped
class KeyCheckStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    public Optional<String> find() {
        List<?> rows = em.createNativeQuery("SELECT value FROM settings WHERE name = 'key_check'").getResultList();
        return rows.stream().findFirst().map(Object::toString);
    }

    @Transactional
    public void save(String envelope) {
        long now = clock.now().toEpochMilli();
        int updated = em.createNativeQuery("UPDATE settings SET value = ?1, updated_at = ?2 WHERE name = 'key_check'")
                .setParameter(1, envelope)
                .setParameter(2, now)
                .executeUpdate();
        if (updated == 0) {
            em.createNativeQuery("INSERT INTO settings (name, value, updated_at) VALUES ('key_check', ?1, ?2)")
                    .setParameter(1, envelope)
                    .setParameter(2, now)
                    .executeUpdate();
        }
    }
}
