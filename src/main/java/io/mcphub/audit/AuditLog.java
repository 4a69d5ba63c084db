package io.mcphub.audit;

import io.mcphub.access.Caller;
import io.mcphub.platform.FreshCache;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, newest first. Shows one row per call, ended or open, and one per other event. */
@ApplicationScoped
public class AuditLog {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Keys keys;

    private final FreshCache<String, Long> marks = new FreshCache<>(Duration.ofSeconds(5), 10_000, this::look);

    /** A page of the caller's own entries. Ignores the filter's user. */
    public AuditPage own(Caller caller, AuditFilter filter) {
        return find(filter.of(caller.userId()));
    }

    /** A page of everybody's entries. {@code FORBIDDEN} unless the caller is an admin. */
    public AuditPage everybodys(Caller caller, AuditFilter filter) {
        caller.requireAdmin();
        return find(filter);
    }

    /** One of the caller's own entries; empty if there is none with this id. */
    public Optional<AuditRow> own(Caller caller, String id) {
        return find(id).filter(row -> caller.userId().equals(row.user()));
    }

    /** One of everybody's entries; empty if there is none with this id. {@code FORBIDDEN} unless the caller is an admin. */
    public Optional<AuditRow> everybodys(Caller caller, String id) {
        caller.requireAdmin();
        return find(id);
    }

    /** A number that changes when the list of the caller's own entries does; at most five seconds old, because every open page asks. */
    public long mark(Caller caller) {
        return marks.get(caller.userId());
    }

    /** {@code INVALID_INPUT} for a cursor that this hub did not issue. */
    AuditPage find(AuditFilter filter) {
        Position before = start(filter);
        AuditSearch search = new AuditSearch(em, filter);
        AuditSearch.Walk walk = search.walk(before);
        List<AuditEventEntity> found = search.rows(walk, before, filter.limit() + 1).stream()
                .sorted(Comparator.comparing(Position::of).reversed())
                .toList();
        return found.size() > filter.limit() ? fullPage(found.subList(0, filter.limit())) : lastRows(found, walk.end());
    }

    /** The end of a call says more than its begin. */
    private Optional<AuditRow> find(String id) {
        List<AuditEventEntity> events = em.createQuery("SELECT e FROM AuditEventEntity e WHERE e.entryId = :id ORDER BY e.seq DESC", AuditEventEntity.class)
                .setParameter("id", id)
                .getResultList();
        return events.isEmpty() ? Optional.empty() : Optional.of(rows(events.subList(0, 1)).get(0));
    }

    /** The newest entry of the list, and the open calls: the sum of their numbers changes with each that begins or ends, whichever is the newest. */
    private long look(String user) {
        long listed = number("SELECT e.seq FROM AuditEventEntity e WHERE e.userId = :user AND e.listedAt IS NOT NULL ORDER BY e.listedAt DESC, e.seq DESC", user);
        long open = number("SELECT COALESCE(SUM(e.seq), 0) FROM AuditEventEntity e WHERE e.userId = :user AND e.kind = io.mcphub.audit.AuditKind.BEGUN"
                + " AND e.entryId IN (SELECT o.entryId FROM OpenCallEntity o)", user);
        return listed + open;
    }

    private long number(String query, String user) {
        return em.createQuery(query, Number.class).setParameter("user", user).setMaxResults(1).getResultStream().findFirst().map(Number::longValue).orElse(0L);
    }

    private Position start(AuditFilter filter) {
        Position newest = Position.before(filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli());
        if (filter.cursor() == null || filter.cursor().isBlank()) {
            return newest;
        }
        Position asked = Position.opened(keys, filter.cursor());
        return asked.compareTo(newest) < 0 ? asked : newest;
    }

    private AuditPage fullPage(List<AuditEventEntity> found) {
        return new AuditPage(rows(found), Position.of(found.get(found.size() - 1)).sealed(keys), null);
    }

    private AuditPage lastRows(List<AuditEventEntity> found, @Nullable Position end) {
        return end == null
                ? new AuditPage(rows(found), null, null)
                : new AuditPage(rows(found), end.sealed(keys), Instant.ofEpochMilli(end.at()));
    }

    private List<AuditRow> rows(List<AuditEventEntity> found) {
        Map<String, String> requests = requests(found.stream().filter(e -> e.kind == AuditKind.ENDED).map(e -> e.entryId).toList());
        return found.stream().map(e -> AuditRow.of(e, e.kind == AuditKind.ENDED ? requests.get(e.entryId) : e.request)).toList();
    }

    private Map<String, String> requests(List<String> calls) {
        Map<String, String> requests = new HashMap<>();
        if (!calls.isEmpty()) {
            em.createQuery("SELECT b.entryId, b.request FROM AuditEventEntity b WHERE b.entryId IN :calls AND b.kind = :begun", Object[].class)
                    .setParameter("calls", calls)
                    .setParameter("begun", AuditKind.BEGUN)
                    .getResultList()
                    .forEach(row -> requests.put((String) row[0], (String) row[1]));
        }
        return requests;
    }
}
