package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.audit.AuditEntry;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.audit.CallOutcome;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Cancellation;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.QueuedCall;
import io.mcphub.repeats.KeyedCall;
import io.mcphub.repeats.Repeats;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.ListedCall;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.Input;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs tool calls of an authenticated caller. ARCHITECTURE.md shows the whole way of a call. */
@ApplicationScoped
public class ToolCalls {
    private static final System.Logger LOG = System.getLogger(ToolCalls.class.getName());

    @Inject
    AuditTrail audit;

    @Inject
    ToolCatalogue catalog;

    @Inject
    ToolPolicy policy;

    @Inject
    Arguments arguments;

    @Inject
    Connections connections;

    @Inject
    ConnectInChat connect;

    @Inject
    CallCredentials credentials;

    @Inject
    CallQueue queue;

    @Inject
    Repeats repeats;

    /**
     * Stores the begin of a call in the audit log, before anything is decided.
     *
     * @param raw the arguments; null if they were not an object
     */
    public BegunCall begin(String wireName, @Nullable ObjectNode raw, CallContext context) {
        Invocation call = Invocation.of(catalog, context.caller(), wireName, raw);
        Verdict verdict = call.tool() == null ? Verdict.HIDDEN : policy.verdict(context.caller(), call.tool());
        return new Begun(begin(call, verdict, context), call, verdict, context);
    }

    private ToolResult run(AuditEntry entry, CallableTool tool, ObjectNode raw, CallContext context) {
        try {
            ToolResult result = call(tool, raw, context);
            finish(entry, result.isError() ? outcome(tool, AuditStatus.ERROR, "tool_error", sentence(result), result) : outcome(tool, AuditStatus.OK, null, null, result));
            return result;
        } catch (InputRequired asked) {
            finish(entry, outcome(tool, AuditStatus.REFUSED, "INPUT_REQUIRED", null, null));
            throw asked;
        } catch (MissingClientCapability missing) {
            finish(entry, outcome(tool, AuditStatus.REFUSED, "MISSING_CLIENT_CAPABILITY", null, null));
            throw missing;
        } catch (HubException refused) {
            finish(entry, outcome(tool, status(refused.problem()), context.cancelled() ? "CANCELLED" : refused.problem().name(), refused.publicDetail(), null));
            askToConnect(tool, refused, context);
            return refused(entry, refused);
        } catch (RuntimeException defect) {
            finish(entry, outcome(tool, AuditStatus.ERROR, "defect", null, null));
            return defect(entry, defect);
        }
    }

    private ToolResult call(CallableTool tool, ObjectNode raw, CallContext context) {
        Input input = arguments.bind(tool, raw);
        Credential credential = tool.takesCredential() ? credentials.open(tool, input, context) : null;
        Supplier<ToolResult> work = () -> during(input, context, () -> tool.invoke(input, context, credential));
        String key = input.framework().idempotencyKey();
        // A preview does nothing, so its key is still free.
        return key == null || input.framework().preview() ? work.get() : once(keyed(tool, input, context, credential, key), work);
    }

    private ToolResult once(KeyedCall call, Supplier<ToolResult> work) {
        Repeats.Answer<ToolResult> answer = repeats.once(call, ToolResult.class, work);
        return answer.repeated() ? answer.value().again() : answer.value();
    }

    private static KeyedCall keyed(CallableTool tool, Input input, CallContext context, @Nullable Credential credential, String key) {
        return new KeyedCall(context.caller().userId(), credential == null ? null : credential.connectionId(), tool.name(), key, Json.write(input.value()));
    }

    private static ToolResult during(Input input, CallContext context, Supplier<ToolResult> work) {
        return Cancellation.during(context, () -> ListedCall.during(input.listed(), work));
    }

    /**
     * Asks the client to connect an account in the chat, if the person has no working one and was not asked yet. Otherwise does
     * nothing.
     */
    private void askToConnect(CallableTool tool, HubException refused, CallContext context) {
        if (refused.problem() == Problem.NOT_CONNECTED && tool.takesCredential()) {
            connections.connector(tool.integration())
                    .filter(connector -> !connect.isAnswer(context, connector))
                    .filter(connector -> !connections.works(context.caller().userId(), connector.id()))
                    .ifPresent(connector -> {
                        throw connect.request(context, connector);
                    });
        }
    }

    private AuditEntry begin(Invocation call, Verdict verdict, CallContext context) {
        try {
            return audit.begin(context.caller(), call.audited(verdict), call.readable() ? call.arguments() : null, context.requestId());
        } catch (RuntimeException e) {
            WriteHealth.shared().refusal(e).ifPresent(refusal -> {
                throw refusal;
            });
            LOG.log(Level.ERROR, "no audit row, so no call; request " + context.requestId(), e);
            throw HubException.of(Problem.INTERNAL, "The audit log cannot be written, so the tool was not called. Try again later, or tell an admin.");
        }
    }

    /**
     * The call has run, so its result must reach the client even if the audit log cannot be written; otherwise the client would
     * repeat the call.
     */
    private void finish(AuditEntry entry, CallOutcome outcome) {
        try {
            audit.finish(entry, outcome);
        } catch (RuntimeException e) {
            if (!WriteHealth.shared().told(e)) {
                LOG.log(Level.ERROR, "the audit row could not be completed: " + entry.id(), e);
            }
        }
    }

    private static CallOutcome outcome(
            CallableTool tool, AuditStatus status, @Nullable String errorClass, @Nullable String errorText, @Nullable ToolResult result) {
        return new CallOutcome(status, tool.integration(), tool.name(), tool.effect().name(), errorClass, errorText, result == null ? null : payload(result));
    }

    /** The first text of a failed result; null if there is none. */
    private static @Nullable String sentence(ToolResult failed) {
        return failed.content().path(0).path("text").textValue();
    }

    private static JsonNode payload(ToolResult result) {
        JsonNode answer = result.structuredContent() == null ? result.content() : result.structuredContent();
        return result.meta() != null && result.meta().has(ToolResult.REPEATED) ? JsonNodeFactory.instance.objectNode().put("repeated", true).set("answer", answer) : answer;
    }

    /** REFUSED for a 4xx, which the caller can correct; ERROR for a failure of the hub or the provider. */
    private static AuditStatus status(Problem problem) {
        return problem.status() < 500 ? AuditStatus.REFUSED : AuditStatus.ERROR;
    }

    private static ToolResult refused(AuditEntry entry, HubException refused) {
        if (refused.problem() == Problem.INTERNAL) {
            LOG.log(Level.ERROR, "tool call " + entry.id(), refused);
        }
        return ToolResult.error(refused);
    }

    private static ToolResult defect(AuditEntry entry, RuntimeException defect) {
        LOG.log(Level.ERROR, "defect in tool call " + entry.id(), defect);
        return ToolResult.error(HubException.of(Problem.INTERNAL, "Internal error " + entry.id()));
    }

    private final class Begun implements BegunCall, QueuedCall {
        private final CompletableFuture<Optional<ToolResult>> answer = new CompletableFuture<>();
        private final AuditEntry entry;
        private final Invocation call;
        private final Verdict verdict;
        private final CallContext context;

        Begun(AuditEntry entry, Invocation call, Verdict verdict, CallContext context) {
            this.entry = entry;
            this.call = call;
            this.verdict = verdict;
            this.context = context;
        }

        @Override
        public String name() {
            return call.name();
        }

        @Override
        public Optional<RegisteredTool> tool() {
            return Optional.ofNullable(call.tool());
        }

        @Override
        public Verdict verdict() {
            return verdict;
        }

        @Override
        public boolean isDelegated() {
            return call.via() != null;
        }

        @Override
        public void refuse(String errorClass) {
            finish(entry, new CallOutcome(AuditStatus.REFUSED, null, null, null, errorClass, null));
        }

        @Override
        public CompletionStage<Optional<ToolResult>> run() {
            if (verdict == Verdict.HIDDEN) {
                refuse(Problem.NOT_FOUND.name());
                answer.complete(Optional.empty());
            } else if (verdict != Verdict.ALLOWED) {
                refuse(verdict.name());
                answer.complete(Optional.of(ToolResult.error(HubException.of(Problem.FORBIDDEN, "You may not call " + tool().orElseThrow().name() + " yet, so it was not called."))));
            } else {
                connect.whenReady(context, () -> queue.submit(this));
            }
            return answer;
        }

        @Override
        public String user() {
            return context.caller().userId();
        }

        @Override
        public Cancellation.Signal signal() {
            return context;
        }

        @Override
        public void waitsForPlace(boolean waits) {
            context.waitsForPlace(waits);
        }

        @Override
        public @Nullable String provider() {
            return tool().filter(tool -> !tool.isOfHub()).map(RegisteredTool::integration).orElse(null);
        }

        @Override
        public void execute() {
            try {
                answer.complete(Optional.of(ToolCalls.this.run(entry, Objects.requireNonNull(call.tool()), call.arguments(), context)));
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        }

        @Override
        public void refused(HubException why) {
            refuse(why.problem() == Problem.RATE_LIMITED ? "TOO_MANY_REQUESTS" : "CANCELLED");
            answer.completeExceptionally(why);
        }
    }
}
