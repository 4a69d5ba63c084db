package io.mcphub.audit;

import io.mcphub.platform.persistence.Pools;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Appends to {@code audit_events}. Each method is a short transaction. Nothing here changes an event. */
@ApplicationScoped
class AuditStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** JDBC instead of JPA, for speed: every call writes twice. It joins the same transaction. */
    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    /** Stores all changes or none. Throws {@link RefusedRow} if the database rejects one of the rows. */
    @Transactional
    public void write(List<AuditChange> changes) {
        try (Connection connection = writer.getConnection()) {
            Map<String, List<AuditChange.Step>> bySql = new LinkedHashMap<>();
            changes.forEach(change -> change.steps().forEach(step -> bySql.computeIfAbsent(step.sql(), sql -> new ArrayList<>()).add(step)));
            for (Map.Entry<String, List<AuditChange.Step>> batch : bySql.entrySet()) {
                execute(connection, batch.getKey(), batch.getValue());
            }
        } catch (SQLException e) {
            throw isOfTheRow(e) ? new RefusedRow(e) : new IllegalStateException("the audit log cannot be written", e);
        }
    }

    /** Stores an event in the transaction of the change that it describes. */
    @Transactional(Transactional.TxType.REQUIRED)
    public void persist(AuditEventEntity event) {
        em.persist(event);
    }

    /** The nodes that have open calls. */
    public List<String> nodesWithOpenCalls() {
        return em.createQuery("SELECT DISTINCT o.node FROM OpenCallEntity o", String.class).getResultList();
    }

    /** The ids of open calls of these nodes that began before this moment. */
    public List<String> openCalls(Collection<String> nodes, Instant before) {
        return em.createQuery("SELECT b.entryId FROM AuditEventEntity b WHERE b.kind = :begun AND b.at < :before"
                        + " AND b.entryId IN (SELECT o.entryId FROM OpenCallEntity o WHERE o.node IN :nodes)", String.class)
                .setParameter("begun", AuditKind.BEGUN)
                .setParameter("before", before)
                .setParameter("nodes", nodes)
                .getResultList();
    }

    /** Whether the row is at fault: SQL error class 22 (data) or 23 (constraint). */
    private static boolean isOfTheRow(SQLException e) {
        return e.getSQLState() != null && (e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23"));
    }

    private static void execute(Connection connection, String sql, List<AuditChange.Step> steps) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (AuditChange.Step step : steps) {
                step.bind(statement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
