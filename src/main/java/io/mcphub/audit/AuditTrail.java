package io.mcphub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Json;
import io.mcphub.platform.OrderedId;
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

/** Writes the audit log. A call's begin is stored before anything is decided about the call. If that fails, the call does not run. */
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

    private final GroupCommit commits = new GroupCommit(changes -> store.append(changes));
    /** Created at first use, because the beans that declare shapes may write to this log while they start. */
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

    /**
     * Stores the begin of a call and returns after the commit. Throws if it cannot be stored, and inside a transaction. Cuts
     * the tool's name at 128 characters.
     */
    public AuditEntry begin(Caller caller, CalledTool asked, @Nullable JsonNode arguments, String requestId) {
        refuseInsideTransaction();
        CalledTool tool = new CalledTool(toolName(asked.name()), asked.via(), asked.integration(), asked.effect());
        Instant now = clock.now();
        AuditEntry entry = new AuditEntry(OrderedId.at(now), now, caller.userId(), tool);
        write(new AuditChange.Begin(entry.id(), entry.startedAt(), node.value(), caller, tool, requestId, summary(arguments)));
        return entry;
    }

    /** If the database went away before it answered, the begin may be stored although the call will not run: then it gets an end later. */
    private void write(AuditChange.Begin begin) {
        try {
            commits.write(begin);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof RefusedRow)) {
                unwritten.keep(interrupted(begin.entryId()));
            }
            throw e;
        }
    }

    /** Stores the end of a call and returns after the commit. If that fails, it throws, keeps the end and stores it later. */
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

    /** Stores the ends that could not be stored earlier. */
    void writeLateEnds() {
        unwritten.write(commits::write);
    }

    /** Records a security event in the current transaction, or in one of its own. Never put a secret into the details. */
    public void event(AuditAction action, AuditStatus status, @Nullable String userId, Map<String, String> details) {
        String summary = Summariser.values(Json.tree(details), secrets());
        store.persist(new AuditEventEntity(UUID.randomUUID().toString(), clock.now(), node.value(), action, status, userId, summary));
    }

    /** Declares open calls interrupted. */
    void interrupt(List<String> calls) {
        List<AuditChange> ends = calls.stream().map(this::interrupted).toList();
        for (int from = 0; from < ends.size(); from += BATCH) {
            store.write(ends.subList(from, Math.min(from + BATCH, ends.size())));
        }
    }

    private AuditChange interrupted(String call) {
        return new AuditChange.End(call, clock.now(), node.value(), new CallOutcome(AuditStatus.INTERRUPTED, null, null, null, null, null), null, null, null);
    }

    /** Throws inside a transaction: writing here would wait forever for the open transaction where the database has one writer. */
    private void refuseInsideTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a tool call must not be audited inside a transaction");
        }
    }

    /** The tool's name for the log, without secrets: the client chose it, so it may contain one. */
    private String toolName(String asked) {
        return Summariser.text(asked, MAX_TOOL, secrets());
    }

    private @Nullable String summary(@Nullable JsonNode payload) {
        if (payload == null) {
            return null;
        }
        return payloads.kept() ? Summariser.values(payload, secrets()) : Summariser.sizes(payload, secrets());
    }

    private void log(AuditEntry entry, CallOutcome outcome, long millis) {
        String tool = Summariser.text(Objects.requireNonNullElse(outcome.tool(), entry.tool().name()), MAX_TOOL, secrets());
        String effect = outcome.effect() == null ? entry.tool().effect() : outcome.effect();
        // Put together here: a pattern with places would be read anew for each call.
        LOG.log(Level.INFO, "call=" + entry.id() + " user=" + entry.userId() + " tool=" + tool + " effect=" + effect + " outcome=" + outcome.status()
                + " error=" + outcome.errorClass() + " ms=" + millis);
    }
}
