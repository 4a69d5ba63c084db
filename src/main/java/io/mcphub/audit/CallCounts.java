package io.mcphub.audit;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many tool calls there were. */
@ApplicationScoped
public class CallCounts {
    private static final int HOUR_MILLIS = (int) Duration.ofHours(1).toMillis();

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    /** The caller's ended calls of the last days, today included, oldest first; days without calls have zeros. */
    public List<CallsPerDay> ofLastDays(Caller caller, int days, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.now(), zone);
        SortedMap<LocalDate, CallsPerDay> counts = new TreeMap<>();
        today.minusDays(days - 1L).datesUntil(today.plusDays(1)).forEach(day -> counts.put(day, new CallsPerDay(day, 0, 0)));
        for (Object[] hour : hours(caller.userId(), counts.firstKey().atStartOfDay(zone).toInstant())) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(((Number) hour[0]).longValue() * HOUR_MILLIS), zone);
            counts.computeIfPresent(day, (key, old) -> old.plus(AuditStatus.OK.name().equals(hour[1]), ((Number) hour[2]).longValue()));
        }
        return List.copyOf(counts.values());
    }

    /** Whether a call of the caller's credentials ever ended. Only ended calls are in the index of people. */
    public boolean any(Caller caller) {
        return !em.createQuery("SELECT e.seq FROM AuditEventEntity e WHERE e.userId = :user AND e.listedAt IS NOT NULL AND e.action = :call", Long.class)
                .setParameter("user", caller.userId())
                .setParameter("call", AuditAction.TOOL_CALL)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Grouped by hours, which belong to one day in almost every zone, so that the database needs no calendar. */
    @SuppressWarnings("unchecked")
    private List<Object[]> hours(String user, Instant since) {
        return em.createNativeQuery("SELECT listed_at / " + HOUR_MILLIS + ", status, COUNT(*) FROM audit_events"
                        + " WHERE user_id = ?1 AND listed_at >= ?2 AND action = 'TOOL_CALL' GROUP BY listed_at / " + HOUR_MILLIS + ", status")
                .setParameter(1, user)
                .setParameter(2, since.toEpochMilli())
                .getResultList();
    }
}
