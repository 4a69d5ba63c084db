package io.mcphub.audit.statistics;

import io.mcphub.access.Caller;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the calls of everybody add up to, for admins. Every query reads a piece of one index ({@code audit_events_calls}) and no row
 * of the log. The answers are at most 20 seconds old.
 */
@ApplicationScoped
public class CallStatistics {
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int BUSIEST = 5;
    /** Words that make the index the only place to look at. */
    private static final String CALLS = " FROM audit_events WHERE kind = 'ENDED' AND listed_at >= ?1";

    static final String FAILED = "CASE status WHEN 'OK' THEN 0 ELSE 1 END";
    /** Without calls that the hub refused, which say nothing about a provider. */
    static final String BROKEN = "CASE status WHEN 'ERROR' THEN 1 ELSE 0 END";

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    HubClock clock;

    private final FreshCache<Span, CallReport> reports = new FreshCache<>(FRESH, Span.values().length, this::read);
    private final FreshCache<Duration, Map<String, Busy>> integrations = new FreshCache<>(FRESH, 10, this::readIntegrations);

    /** The calls of the last day or week. {@code FORBIDDEN} unless the caller is an admin. */
    public CallReport of(Caller caller, Span span) {
        caller.requireAdmin();
        return reports.get(span);
    }

    /** The calls of the last time by integration, and those of them that broke at the provider; who had none is missing. {@code FORBIDDEN} unless the caller is an admin. */
    public Map<String, Busy> byIntegration(Caller caller, Duration last) {
        caller.requireAdmin();
        return integrations.get(last);
    }

    private CallReport read(Span span) {
        long last = clock.now().toEpochMilli() / span.stepMillis();
        long first = last - span.steps() + 1;
        Instant since = Instant.ofEpochMilli(first * span.stepMillis());
        Tally total = new Tally();
        Map<Long, Tally> steps = new TreeMap<>(LongStream.rangeClosed(first, last).boxed().collect(Collectors.toMap(Function.identity(), step -> new Tally())));
        for (Object[] row : inTime(span, since)) {
            long calls = ((Number) row[3]).longValue();
            total.add((String) row[1], ((Number) row[2]).longValue(), calls);
            steps.computeIfAbsent(((Number) row[0]).longValue(), late -> new Tally()).add((String) row[1], ((Number) row[2]).longValue(), calls);
        }
        List<CallsInTime> inSteps = steps.entrySet().stream().map(step -> step.getValue().since(Instant.ofEpochMilli(step.getKey() * span.stepMillis()))).toList();
        return new CallReport(total.since(since), inSteps, busy(busiest("tool", FAILED, BUSIEST), since), busy(busiest("user_id", FAILED, BUSIEST), since));
    }

    private Map<String, Busy> readIntegrations(Duration last) {
        return busy(busiest("integration", BROKEN, Integer.MAX_VALUE), clock.now().minus(last)).stream().collect(Collectors.toUnmodifiableMap(Busy::name, Function.identity()));
    }

    private List<Object[]> inTime(Span span, Instant since) {
        return rows(inTime(span), since);
    }

    private List<Busy> busy(String query, Instant since) {
        return rows(query, since).stream().map(row -> new Busy((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue())).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String query, Instant since) {
        return em.createNativeQuery(query).setParameter(1, since.toEpochMilli()).getResultList();
    }

    static String inTime(Span span) {
        String columns = "listed_at / " + span.stepMillis() + ", status, " + Durations.classOf("duration_ms");
        return "SELECT " + columns + ", COUNT(*)" + CALLS + " GROUP BY " + columns;
    }

    /** A name that no tool has is left out. COALESCE keeps the database from walking through the whole index of the column instead of a piece of ours. */
    static String busiest(String column, String failed, int most) {
        String value = "COALESCE(" + column + ", '')";
        return "SELECT " + value + ", COUNT(*), SUM(" + failed + ")" + CALLS + " AND integration <> '' GROUP BY " + value + " ORDER BY 2 DESC, 1 LIMIT " + most;
    }
}
