package io.mcphub.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code connections} of all people, for admins and for the hub's own work. {@link ConnectionStore} is for owners. */
@ApplicationScoped
class ConnectionList {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** At most {@code most} connections after the place of the filter's cursor, the newest first. */
    public List<ConnectionEntity> find(ConnectionFilter filter, int most) {
        StringBuilder query = new StringBuilder("SELECT c FROM ConnectionEntity c WHERE 1 = 1");
        Map<String, Object> values = new LinkedHashMap<>();
        condition(query, values, "user", " AND c.userId = :user", filter.user());
        condition(query, values, "integration", " AND c.integration = :integration", filter.integration());
        condition(query, values, "status", " AND c.status = :status", filter.health());
        if (filter.after() != null) {
            condition(query, values, "at", " AND (c.connectedAt < :at OR c.connectedAt = :at AND c.id > :id)", filter.after().at());
            values.put("id", filter.after().id());
        }
        TypedQuery<ConnectionEntity> found = em.createQuery(query.append(" ORDER BY c.connectedAt DESC, c.id").toString(), ConnectionEntity.class);
        values.forEach(found::setParameter);
        return found.setMaxResults(most).getResultList();
    }

    /** How many connections each integration has, by whether they work. */
    public List<Object[]> counts() {
        return em.createQuery("SELECT c.integration, c.status, COUNT(c) FROM ConnectionEntity c GROUP BY c.integration, c.status", Object[].class).getResultList();
    }

    /** Anybody's connection. */
    public Optional<ConnectionEntity> find(String id) {
        return Optional.ofNullable(em.find(ConnectionEntity.class, id));
    }

    /** Stores when connections were last used. Without a new version, because nobody decides by this time. */
    @Transactional
    public void recordUses(Map<String, Instant> uses) {
        uses.forEach((id, at) -> em.createQuery("UPDATE ConnectionEntity c SET c.lastUsedAt = :at WHERE c.id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate());
    }

    private static void condition(StringBuilder query, Map<String, Object> values, String name, String condition, @Nullable Object value) {
        if (value != null) {
            query.append(condition);
            values.put(name, value);
        }
    }
}
