package io.mcphub.connections;

import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sealed in the table of connections. */
@ApplicationScoped
class SealedColumns {
    /** A claim that ended longer ago than this is nobody's any more. */
    private static final Duration LATE = Duration.ofHours(1);

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    /** The sealed values of a connection. */
    record Row(String id, String token, @Nullable String refreshToken) {}

    List<Row> all() {
        return em.createQuery("SELECT c.id, c.token, c.refreshToken FROM ConnectionEntity c", Object[].class).getResultStream()
                .map(row -> new Row((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /**
     * Stores how both are sealed now, unless the token was changed meanwhile, or somebody renews it: who renews knows the row by its
     * sealed token, also when the claim has expired.
     */
    @Transactional
    public void change(Row row, String token, @Nullable String refreshToken) {
        em.createQuery("UPDATE ConnectionEntity c SET c.token = :next, c.refreshToken = :refresh, c.version = c.version + 1"
                        + " WHERE c.id = :id AND c.token = :token AND (c.refreshClaim IS NULL OR c.refreshClaimEnds < :longAgo)")
                .setParameter("next", token)
                .setParameter("refresh", refreshToken)
                .setParameter("id", row.id())
                .setParameter("token", row.token())
                .setParameter("longAgo", clock.now().minus(LATE))
                .executeUpdate();
    }
}
