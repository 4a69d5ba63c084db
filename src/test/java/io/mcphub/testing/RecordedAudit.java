package io.mcphub.testing;

import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An audit log in memory. */
public final class RecordedAudit extends AuditTrail {
    /** What was recorded, oldest first. */
    public final List<Row> rows = new CopyOnWriteArrayList<>();

    /** One event, and whether the thread was in a transaction of the test's database. */
    public record Row(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details, boolean inTransaction) {}

    private final @Nullable TestDatabase database;

    public RecordedAudit() {
        this(null);
    }

    public RecordedAudit(@Nullable TestDatabase database) {
        this.database = database;
    }

    @Override
    public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
        rows.add(new Row(action, status, userId, details, database != null && database.inTransaction()));
    }

    public List<AuditAction> actions() {
        return rows.stream().map(Row::action).toList();
    }

    /** The details of the events of one kind. */
    public List<Map<String, String>> details(AuditAction action) {
        return rows.stream().filter(row -> row.action() == action).map(Row::details).toList();
    }

    /** Each as {@code connection.connected user-1}. */
    public List<String> byUser() {
        return rows.stream().map(row -> row.action().wire() + " " + row.userId()).toList();
    }

    /** Each as {@code auth.login OK}. */
    public List<String> byStatus() {
        return rows.stream().map(row -> row.action().wire() + " " + row.status()).toList();
    }
}
