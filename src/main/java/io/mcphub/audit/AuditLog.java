package io.mcphub.audit;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, newest first. */
@ApplicationScoped
public class AuditLog {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Keys keys;

    /** A page; a cursor that this hub did not make is {@code INVALID_INPUT}. */
    public AuditPage find(AuditFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(filter, values);
        long total = bind(em.createQuery("SELECT COUNT(a) FROM AuditEntity a" + where, Long.class), values).getSingleResult();
        List<AuditEntity> rows = page(filter, where, values);
        boolean more = rows.size() > filter.limit();
        List<AuditEntity> items = more ? rows.subList(0, filter.limit()) : rows;
        return new AuditPage(items.stream().map(AuditEntity::toRow).toList(), more ? cursor(items.get(items.size() - 1)) : null, total);
    }

    private List<AuditEntity> page(AuditFilter filter, String where, Map<String, Object> values) {
        String all = where;
        if (filter.cursor() != null && !filter.cursor().isBlank()) {
            Position position = position(filter.cursor());
            values.put("at", position.at());
            values.put("id", position.id());
            all += (where.isEmpty() ? " WHERE " : " AND ") + "(a.at < :at OR (a.at = :at AND a.id < :id))";
        }
        TypedQuery<AuditEntity> query = em.createQuery("SELECT a FROM AuditEntity a" + all + " ORDER BY a.at DESC, a.id DESC", AuditEntity.class);
        return bind(query, values).setMaxResults(filter.limit() + 1).getResultList();
    }

    private static String where(AuditFilter filter, Map<String, Object> values) {
        StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
        add(where, values, "a.userId = :user", "user", filter.user());
        add(where, values, "a.integration = :integration", "integration", filter.integration());
        add(where, values, "a.tool = :tool", "tool", filter.tool());
        add(where, values, "a.status = :status", "status", filter.status());
        add(where, values, "a.action = :action", "action", filter.action());
        add(where, values, "a.at >= :from", "from", filter.from());
        add(where, values, "a.at <= :to", "to", filter.to());
        return where.toString();
    }

    private static void add(StringJoiner where, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            where.add(condition);
            values.put(name, value);
        }
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    private String cursor(AuditEntity last) {
        String position = last.at.toEpochMilli() + "." + last.id;
        return base64(position.getBytes(StandardCharsets.UTF_8)) + "." + base64(mac(position));
    }

    private Position position(String cursor) {
        try {
            String[] parts = cursor.split("\\.", -1);
            String position = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (parts.length == 2 && MessageDigest.isEqual(mac(position), Base64.getUrlDecoder().decode(parts[1]))) {
                int dot = position.indexOf('.');
                return new Position(Instant.ofEpochMilli(Long.parseLong(position.substring(0, dot))), position.substring(dot + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below, like a cursor with a wrong MAC.
        }
        throw HubException.invalid("cursor", "The cursor is not one that this hub gave out. Start again without a cursor.");
    }

    private byte[] mac(String position) {
        return keys.mac("cursor", "audit." + position);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Position(Instant at, String id) {}
}
