package io.mcphub.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The writes to {@code audit_logs}, each a short transaction. */
@ApplicationScoped
class AuditStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    /** Plain JDBC for calls: they are two writes on the way of every request. It takes part in the same transaction. */
    @Resource(lookup = "java:app/jdbc/writer")
    DataSource writer;

    /** All changes or none. */
    @Transactional
    public void write(List<AuditChange> changes) {
        try (Connection connection = writer.getConnection()) {
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            try {
                for (AuditChange change : changes) {
                    add(connection, statements, change);
                }
                for (PreparedStatement statement : statements.values()) {
                    statement.executeBatch();
                }
            } finally {
                for (PreparedStatement statement : statements.values()) {
                    statement.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log cannot be written", e);
        }
    }

    /** Takes part in the transaction of the change that it describes. */
    @Transactional(Transactional.TxType.REQUIRED)
    public void persist(AuditEntity event) {
        em.persist(event);
    }

    /** Calls that began before this process and never ended will not end any more. */
    @Transactional
    public int interruptOlderThan(Instant processStart) {
        return em.createQuery("UPDATE AuditEntity a SET a.status = :interrupted WHERE a.status = :started AND a.at < :start")
                .setParameter("interrupted", AuditStatus.INTERRUPTED)
                .setParameter("started", AuditStatus.STARTED)
                .setParameter("start", processStart)
                .executeUpdate();
    }

    private static void add(Connection connection, Map<String, PreparedStatement> statements, AuditChange change) throws SQLException {
        PreparedStatement statement = statements.get(change.sql());
        if (statement == null) {
            statement = connection.prepareStatement(change.sql());
            statements.put(change.sql(), statement);
        }
        change.bind(statement);
        statement.addBatch();
    }
}
