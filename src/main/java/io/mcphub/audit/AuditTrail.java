package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Json;
import io.mcphub.platform.nodes.NodeId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit log, which only grows. A call's begin is there before the call is decided about; if it cannot be written,
 * the call does not happen.
 */
@ApplicationScoped
public class AuditTrail {
    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final int MAX_TOOL = 128;
    private static final int MAX_ERROR = 500;
    private static final int BATCH = 256;

    @Inject
    AuditStore store;

    @Inject
    AuditPayloads payloads;

    @Inject
    HubClock clock;

    @Inject
    NodeId node;

    @Inject
    @Any
    Instance<SecretShapes> shapes;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    private final GroupCommit commits = new GroupCommit(changes -> store.write(changes));
    /** Made at the first use: who declares shapes may write to this log while it starts. */
    private volatile @Nullable SecretValues secrets;
    private final UnwrittenEnds unwritten = new UnwrittenEnds();

    private SecretValues secrets() {
        SecretValues known = secrets;
        if (known == null) {
            known = SecretValues.of(shapes.stream());
            secrets = known;
        }
        return known;
    }

    /** Begins a call; returns when that is committed. Refuses to run inside a transaction. {@code tool} is cut at 128 characters. */
    public AuditEntry begin(Caller caller, String tool, @Nullable String via, @Nullable JsonNode arguments, String requestId) {
        refuseInsideTransaction();
        AuditEntry entry = new AuditEntry(UUID.randomUUID().toString(), clock.now(), caller.userId(), toolName(tool));
        commits.write(new AuditChange.Begin(entry.id(), entry.startedAt(), node.value(), caller, entry.tool(), via, requestId, summary(arguments)));
        return entry;
    }

    /** Ends a call; returns when that is committed. If it cannot be, it is written later. */
    public void finish(AuditEntry entry, CallOutcome outcome) {
        refuseInsideTransaction();
        Instant now = clock.now();
        long millis = Math.max(0, Duration.between(entry.startedAt(), now).toMillis());
        log(entry, outcome, millis);
        String error = outcome.errorText() == null ? null : Summariser.text(outcome.errorText(), MAX_ERROR, secrets());
        AuditChange end = new AuditChange.End(entry.id(), now, node.value(), outcome, millis, error, summary(outcome.result()));
        try {
            commits.write(end);
        } catch (RuntimeException e) {
            unwritten.keep(end);
            throw e;
        }
    }

    /** Writes the ends that could not be written when they came. */
    void writeLateEnds() {
        unwritten.write(commits::write);
    }

    /** Records a security event in the transaction of the change it describes (or in one of its own if there is none). Details are never secret. */
    public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
        String summary = Summariser.values(Json.tree(details), secrets());
        store.persist(new AuditEventEntity(UUID.randomUUID().toString(), clock.now(), node.value(), action, status, userId, summary));
    }

    /** Ends calls that nobody will see end any more. */
    void interrupt(List<String> calls) {
        CallOutcome interrupted = new CallOutcome(AuditStatus.INTERRUPTED, null, null, null, null, null);
        List<AuditChange> ends = calls.stream().<AuditChange>map(id -> new AuditChange.End(id, clock.now(), node.value(), interrupted, null, null, null)).toList();
        for (int from = 0; from < ends.size(); from += BATCH) {
            store.write(ends.subList(from, Math.min(from + BATCH, ends.size())));
        }
    }

    /** A second write transaction inside an open one would wait for itself where the database has one writer. */
    private void refuseInsideTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a tool call must not be audited inside a transaction");
        }
    }

    /** Whoever calls chooses the name, so a secret may stand in it as well. */
    private String toolName(String asked) {
        return Summariser.cut(Summariser.secretless(asked, secrets()), MAX_TOOL);
    }

    private @Nullable String summary(@Nullable JsonNode payload) {
        if (payload == null) {
            return null;
        }
        return payloads.kept() ? Summariser.values(payload, secrets()) : Summariser.sizes(payload, secrets());
    }

    private void log(AuditEntry entry, CallOutcome outcome, long millis) {
        String tool = Summariser.text(Objects.requireNonNullElse(outcome.tool(), entry.tool()), MAX_TOOL, secrets());
        LOG.log(Level.INFO, "call={0} user={1} tool={2} effect={3} outcome={4} error={5} ms={6}",
                entry.id(), entry.userId(), tool, outcome.effect(), outcome.status(), outcome.errorClass(), Long.toString(millis));
    }
}
