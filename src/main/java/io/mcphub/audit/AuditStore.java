package io.mcphub.audit;

import io.mcphub.platform.persistence.DirectWriter;
import io.mcphub.platform.persistence.Pools;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Inject
    DirectWriter direct;

    /** JDBC instead of JPA, for the same statements. It joins the transaction. */
    @Resource(lookup = Pools.WRITER)
    DataSource writer;

    /** Stores all changes or none. Throws {@link RefusedRow} if the database rejects one of the rows. */
    @Transactional
    public void write(List<AuditChange> changes) {
        try (Connection connection = writer.getConnection()) {
            for (Map.Entry<String, List<AuditChange.Step>> batch : batches(changes).entrySet()) {
                try (PreparedStatement statement = connection.prepareStatement(batch.getKey())) {
                    execute(statement, batch.getValue());
                }
            }
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    /**
     * As {@link #write}, over a connection of its own and outside the server's transactions: every call does this twice. One thread at a
     * time may be here.
     */
    public void append(List<AuditChange> changes) {
        try {
            direct.transaction(statements -> {
                for (Map.Entry<String, List<AuditChange.Step>> batch : batches(changes).entrySet()) {
                    execute(statements.of(batch.getKey()), batch.getValue());
                }
            });
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    private static Map<String, List<AuditChange.Step>> batches(List<AuditChange> changes) {
        Map<String, List<AuditChange.Step>> bySql = new LinkedHashMap<>();
        changes.forEach(change -> change.steps().forEach(step -> bySql.computeIfAbsent(step.sql(), sql -> new ArrayList<>()).add(step)));
        return bySql;
    }

    private static RuntimeException unwritten(SQLException e) {
        return isOfTheRow(e) ? new RefusedRow(e) : new IllegalStateException("the audit log cannot be written", e);
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

    private static void execute(PreparedStatement statement, List<AuditChange.Step> steps) throws SQLException {
        if (steps.size() == 1) {
            steps.get(0).bind(statement);
            statement.executeUpdate();
            return;
        }
        for (AuditChange.Step step : steps) {
            step.bind(statement);
            statement.addBatch();
        }
        statement.executeBatch();
    }
}
