package io.mcphub.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Deletes whole entries: both events of a call, or the one of anything else. Calls that are still open stay. */
@ApplicationScoped
class RetentionStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** Deletes at most {@code most} of the oldest entries that began before this moment. Returns how many. */
    @Transactional
    public int deleteBefore(Instant moment, int most) {
        List<?> entries = em.createNativeQuery("SELECT entry_id FROM audit_events WHERE listed_at < ?1 ORDER BY listed_at LIMIT " + most)
                .setParameter(1, moment.toEpochMilli())
                .getResultList();
        if (!entries.isEmpty()) {
            var delete = em.createNativeQuery("DELETE FROM audit_events WHERE entry_id IN (" + places(entries.size()) + ")");
            IntStream.range(0, entries.size()).forEach(i -> delete.setParameter(i + 1, entries.get(i)));
            delete.executeUpdate();
        }
        return entries.size();
    }

    private static String places(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
    }
}
