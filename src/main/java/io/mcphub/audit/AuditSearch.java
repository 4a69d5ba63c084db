package io.mcphub.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one page. A page walks one index from new to old: the index of the filtered column whose value is rarest from that
 * place on. It compares the other columns row by row. It stops after {@link #FILTER_REACH} rows if there are several conditions,
 * after {@link #REACH} if there is a text, so that every page has a bounded cost.
 */
final class AuditSearch {
    /** How many rows a page with a text looks at. */
    static final int REACH = 10_000;

    /** How many rows a page with several conditions looks at. */
    static final int FILTER_REACH = 5_000;

    private static final String NEWEST_FIRST = " ORDER BY listed_at DESC, seq DESC LIMIT ";
    private static final List<String> TEXTS = List.of("tool", "via", "integration", "client_id", "error_class", "error_text");

    private final EntityManager em;
    private final Map<String, String> equal = new LinkedHashMap<>();
    private final @Nullable String text;
    private final long from;

    AuditSearch(EntityManager em, AuditFilter filter) {
        this.em = em;
        this.text = filter.text();
        this.from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli();
        put("user_id", filter.user());
        put("tool", filter.tool());
        put("client_id", filter.client());
        put("integration", filter.integration());
        put("effect", filter.effect());
        put("action", filter.action() == null ? null : filter.action().name());
        put("status", filter.status() == null ? null : filter.status().name());
    }

    /**
     * The way of a page through the log.
     *
     * @param column the column whose index is used; null for the index of time alone
     * @param end the last row to look at; null for the end of the log
     */
    record Walk(@Nullable String column, @Nullable Position end) {}

    /** Chooses the way of a page that begins here. */
    Walk walk(Position before) {
        if (onlyOpen()) {
            return new Walk(null, null);
        }
        if (equal.size() <= 1 && text == null) {
            return new Walk(equal.isEmpty() ? null : equal.keySet().iterator().next(), null);
        }
        Walk rarest = null;
        for (String column : equal.isEmpty() ? Arrays.asList((String) null) : equal.keySet()) {
            Position end = reach(column, before);
            if (end == null) {
                return new Walk(column, null);
            }
            rarest = rarest == null || end.compareTo(rarest.end()) < 0 ? new Walk(column, end) : rarest;
        }
        return rarest;
    }

    /**
     * The rows of a page: open calls, and ended ones with other events, in no order. One statement reads both, so that a call which
     * ends meanwhile is in one of them only.
     */
    List<AuditEventEntity> rows(Walk walk, Position before, int max) {
        Sql sql = new Sql("SELECT * FROM (");
        addOpen(sql, walk, before, max);
        sql.add(") AS open_calls");
        if (onlyOpen()) {
            return sql.entities(em);
        }
        sql.add(" UNION ALL SELECT * FROM (");
        addListed(sql, walk, before, max);
        return sql.add(") AS listed").entities(em);
    }

    /** Whether what has ended is not asked for: to learn that there is none, a database may read all of it. */
    private boolean onlyOpen() {
        return AuditStatus.STARTED.name().equals(equal.get("status"));
    }

    /** Ended calls and other events. */
    private void addListed(Sql sql, Walk walk, Position before, int max) {
        sql.add("SELECT * FROM audit_events WHERE ");
        range(sql, walk.column(), before);
        if (walk.end() != null) {
            sql.add(" AND listed_at >= ?", walk.end().at()).add(" AND at >= ?", walk.end().at()).add(" AND (listed_at > ?", walk.end().at()).add(" OR seq >= ?)", walk.end().rank());
        }
        // COALESCE keeps the database from choosing this column's index instead of ours.
        equal.forEach((column, value) -> sql.addIf(!column.equals(walk.column()), " AND COALESCE(" + column + ", '') = ?", value));
        addText(sql);
        sql.add(NEWEST_FIRST + max);
    }

    /** Calls that are still open. There are few; the sum keeps the database from looking for them in the whole log, by its order. */
    private void addOpen(Sql sql, Walk walk, Position before, int max) {
        sql.add("SELECT * FROM audit_events WHERE kind = 'BEGUN' AND entry_id IN (SELECT entry_id FROM audit_open_calls)");
        sql.add(" AND at >= ?", walk.end() == null ? from : walk.end().at());
        sql.add(" AND at <= ?", before.at()).add(" AND (at < ?", before.at()).add(" OR seq < ?)", before.openBelow());
        equal.forEach((column, value) -> sql.add(" AND " + column + " = ?", value));
        addText(sql);
        sql.add(" ORDER BY at + 0 DESC, seq DESC LIMIT " + max);
    }

    /** The last row that a page may look at along this index; null if the log ends before. */
    private @Nullable Position reach(@Nullable String column, Position before) {
        Sql sql = new Sql("SELECT listed_at, seq FROM audit_events WHERE ");
        range(sql, column, before);
        List<?> last = sql.add(NEWEST_FIRST + "1 OFFSET " + ((text == null ? FILTER_REACH : REACH) - 1)).query(em, null).getResultList();
        if (last.isEmpty()) {
            return null;
        }
        Object[] row = (Object[]) last.get(0);
        return new Position(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    private void range(Sql sql, @Nullable String column, Position before) {
        sql.addIf(column != null, column + " = ?", column == null ? null : equal.get(column)).addIf(column != null, " AND ");
        // An end is not older than its begin: where months are tables of their own, those before are left out.
        sql.add("listed_at >= ?", from).add(" AND at >= ?", from).add(" AND listed_at <= ?", before.at()).add(" AND (listed_at < ?", before.at()).add(" OR seq < ?)", before.rank());
    }

    private void addText(Sql sql) {
        if (text == null) {
            return;
        }
        String pattern = "%" + lower(text).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        sql.add(" AND (");
        TEXTS.forEach(column -> sql.add("LOWER(" + column + ") LIKE ? ESCAPE '\\' OR ", pattern));
        sql.add("action IN (" + actions() + "))");
    }

    /** A list of the actions whose names contain the text. It is safe in the statement: it consists of our own constants. */
    private String actions() {
        return Arrays.stream(AuditAction.values())
                .filter(action -> action.wire().contains(lower(text)))
                .map(action -> "'" + action.name() + "'")
                .collect(Collectors.joining(", ", "'', ", ""))
                .replaceFirst(", $", "");
    }

    /** Lower-cases ASCII letters only, as SQL's LOWER does in every database. */
    private static String lower(String text) {
        return text.chars()
                .map(c -> c < 128 ? Character.toLowerCase(c) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void put(String column, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            equal.put(column, value);
        }
    }

    /** A statement under construction, with its parameters. */
    private static final class Sql {
        private final StringBuilder text;
        private final List<Object> values = new ArrayList<>();

        Sql(String beginning) {
            text = new StringBuilder(beginning);
        }

        /** Appends a piece that has one parameter. */
        Sql add(String piece, Object value) {
            values.add(value);
            text.append(piece.replaceFirst("\\?", "?" + values.size()));
            return this;
        }

        Sql add(String piece) {
            text.append(piece);
            return this;
        }

        Sql addIf(boolean wanted, String piece, @Nullable Object value) {
            return wanted ? add(piece, value) : this;
        }

        Sql addIf(boolean wanted, String piece) {
            return wanted ? add(piece) : this;
        }

        Query query(EntityManager em, @Nullable Class<?> result) {
            Query query = result == null ? em.createNativeQuery(text.toString()) : em.createNativeQuery(text.toString(), result);
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
            return query;
        }

        @SuppressWarnings("unchecked")
        List<AuditEventEntity> entities(EntityManager em) {
            return query(em, AuditEventEntity.class).getResultList();
        }
    }
}
