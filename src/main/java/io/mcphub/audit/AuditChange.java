package io.mcphub.audit;

import io.mcphub.platform.Caller;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A write to the audit log that waits for its batch. */
sealed interface AuditChange {
    String sql();

    void bind(PreparedStatement statement) throws SQLException;

    /** A call begins. */
    record Begin(String id, Instant at, Caller caller, String tool, @Nullable String via, String requestId, @Nullable String request)
            implements AuditChange {
        @Override
        public String sql() {
            return "INSERT INTO audit_logs (id, at, action, user_id, client_id, token_id, tool, via, status, request_id, request)"
                    + " VALUES (?, ?, 'TOOL_CALL', ?, ?, ?, ?, ?, 'STARTED', ?, ?)";
        }

        @Override
        public void bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, id);
            statement.setLong(2, at.toEpochMilli());
            statement.setString(3, caller.userId());
            statement.setString(4, caller.clientId());
            statement.setString(5, caller.credentialId());
            statement.setString(6, tool);
            statement.setString(7, via);
            statement.setString(8, requestId);
            statement.setString(9, request);
        }
    }

    /** A call ends. */
    record Finish(String id, CallOutcome outcome, long millis, @Nullable String response) implements AuditChange {
        @Override
        public String sql() {
            return "UPDATE audit_logs SET status = ?, integration = ?, tool = COALESCE(?, tool), effect = ?, duration_ms = ?,"
                    + " error_class = ?, response = ? WHERE id = ?";
        }

        @Override
        public void bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, outcome.status().name());
            statement.setString(2, outcome.integration());
            statement.setString(3, outcome.tool());
            statement.setString(4, outcome.effect());
            statement.setLong(5, millis);
            statement.setString(6, outcome.errorClass());
            statement.setString(7, response);
            statement.setString(8, id);
        }
    }
}
