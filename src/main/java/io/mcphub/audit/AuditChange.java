package io.mcphub.audit;

import io.mcphub.access.Caller;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to append to the audit log: one event of a call. It waits for its batch in {@link GroupCommit}. */
sealed interface AuditChange {
    /** The call that it belongs to. */
    String entryId();

    /** The statements, in order. The event of an end is appended only if its call is open. */
    List<Step> steps();

    /** One statement and the values of its parameters: texts, longs and nulls. */
    record Step(String sql, @Nullable Object... values) {
        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    // Without a type: some databases refuse a text that is null for a number.
                    statement.setNull(i + 1, Types.NULL);
                } else if (values[i] instanceof Long number) {
                    statement.setLong(i + 1, number);
                } else {
                    statement.setString(i + 1, (String) values[i]);
                }
            }
        }
    }

    /** A call begins. */
    record Begin(
            String entryId, Instant at, String node, Caller caller, CalledTool tool, String requestId, @Nullable String request)
            implements AuditChange {
        private static final String EVENT = "INSERT INTO audit_events"
                + " (kind, entry_id, at, node, action, user_id, client_id, token_id, integration, tool, via, effect, status, request_id, request)"
                + " VALUES ('BEGUN', ?, ?, ?, 'TOOL_CALL', ?, ?, ?, ?, ?, ?, ?, 'STARTED', ?, ?)";
        private static final String OPEN = "INSERT INTO audit_open_calls (entry_id, node) VALUES (?, ?)";

        @Override
        public List<Step> steps() {
            return List.of(
                    new Step(EVENT, entryId, at.toEpochMilli(), node, caller.userId(), caller.clientId(), caller.credentialId(),
                            tool.integration(), tool.name(), tool.via(), tool.effect(), requestId, request),
                    new Step(OPEN, entryId, node));
        }
    }

    /**
     * A call ends. The event repeats the columns of the begin, so that lists read one row. Only an open call can end. If two ends
     * come, for instance after other nodes declared this one gone, the first one counts.
     */
    record End(
            String entryId, Instant at, String node, CallOutcome outcome, @Nullable Long millis, @Nullable String errorText, @Nullable String response)
            implements AuditChange {
        private static final String EVENT = "INSERT INTO audit_events"
                + " (kind, entry_id, at, listed_at, node, action, user_id, client_id, token_id, integration, tool, via, effect, status,"
                + " duration_ms, error_class, error_text, request_id, response)"
                + " SELECT 'ENDED', b.entry_id, ?, b.at, ?, b.action, b.user_id, b.client_id, b.token_id, COALESCE(?, b.integration), COALESCE(?, b.tool), b.via, COALESCE(?, b.effect), ?,"
                + " ?, ?, ?, b.request_id, ? FROM audit_events b WHERE b.entry_id = ? AND b.kind = 'BEGUN'"
                + " AND EXISTS (SELECT 1 FROM audit_open_calls o WHERE o.entry_id = b.entry_id)";
        /** Whoever ends the same call meanwhile, on this node or another, waits here and then finds nothing to end. */
        private static final String CLAIM = "UPDATE audit_open_calls SET node = node WHERE entry_id = ?";
        private static final String CLOSED = "DELETE FROM audit_open_calls WHERE entry_id = ?";

        @Override
        public List<Step> steps() {
            return List.of(
                    new Step(CLAIM, entryId),
                    new Step(EVENT, at.toEpochMilli(), node, outcome.integration(), outcome.tool(), outcome.effect(), outcome.status().name(),
                            millis, outcome.errorClass(), errorText, response, entryId),
                    new Step(CLOSED, entryId));
        }
    }
}
