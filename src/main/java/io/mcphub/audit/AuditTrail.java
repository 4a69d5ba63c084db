package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the audit log. A call's row exists before the call is decided about; if it cannot be written, the call does not happen. */
@ApplicationScoped
public class AuditTrail {
    /** Begins a call; returns when the row is committed. Refuses to run inside a transaction. {@code tool} is cut at 128 characters. */
    public AuditEntry begin(Caller caller, String tool, @Nullable String via, @Nullable JsonNode arguments, String requestId) {
        throw new UnsupportedOperationException();
    }

    /** Ends a call; returns when the row is committed. */
    public void finish(AuditEntry entry, CallOutcome outcome) {
        throw new UnsupportedOperationException();
    }

    /** Records a security event in the transaction of the change it describes (or in one of its own if there is none). Details are never secret. */
    public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
        throw new UnsupportedOperationException();
    }
}
