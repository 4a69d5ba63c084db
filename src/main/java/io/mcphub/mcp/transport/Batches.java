package io.mcphub.mcp.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.mcp.methods.McpDispatcher;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcCodec;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.mcp.protocol.JsonRpcMessage.Kind;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.ModernEnvelope;
import io.mcphub.mcp.protocol.ProtocolNegotiation;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import io.mcphub.platform.HubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Arrays of messages, which only revision 2025-03-26 has (basic/index § Batching of that revision). Some are worked on at once; the
 * answers keep the order of the messages. The calling thread waits for none of them.
 */
@ApplicationScoped
public class Batches {
    final Set<RunningBatch> running = ConcurrentHashMap.newKeySet();

    @Inject
    HubConfig config;

    @Inject
    JsonRpcCodec codec;

    @Inject
    ProtocolNegotiation negotiation;

    @Inject
    McpDispatcher dispatcher;

    /** Answers all elements with one array. If the client goes away, elements that have not begun do not begin. */
    CompletionStage<McpAnswer> answer(McpRequest http, JsonNode batch, Caller caller, Reply reply) {
        check(http, batch);
        negotiation.session(http, caller);
        RunningBatch whole = new RunningBatch(reply);
        running.add(whole);
        List<CompletableFuture<Optional<ObjectNode>>> answers = begin(batch, width(), element -> element(http, element, caller, whole));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> running.remove(whole))
                .thenApply(all -> together(answers));
    }

    /** Looks at the batches once a second. */
    void tick() {
        running.forEach(RunningBatch::tick);
    }

    /** Half of what the caller may run at once, so that a batch does not turn away its caller's other calls. */
    private int width() {
        return Math.max(1, config.number("MCP_MAX_CONCURRENT_CALLS", 8) / 2);
    }

    /** Each element begins when the one {@code width} places before it is over. */
    private static List<CompletableFuture<Optional<ObjectNode>>> begin(
            JsonNode batch, int width, Function<JsonNode, CompletionStage<Optional<ObjectNode>>> work) {
        List<CompletableFuture<Optional<ObjectNode>>> answers = new ArrayList<>();
        for (JsonNode element : batch) {
            CompletableFuture<Optional<ObjectNode>> before =
                    answers.size() < width ? CompletableFuture.completedFuture(Optional.empty()) : answers.get(answers.size() - width);
            answers.add(before.thenCompose(over -> work.apply(element)));
        }
        return answers;
    }

    private static McpAnswer together(List<CompletableFuture<Optional<ObjectNode>>> answers) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        answers.forEach(answer -> answer.join().ifPresent(all::add));
        return all.isEmpty() ? McpAnswer.empty(202) : McpAnswer.json(200, all);
    }

    private void check(McpRequest http, JsonNode batch) {
        Optional<String> version = http.headers().find(McpHeaders.VERSION);
        boolean allowed = version.isEmpty() || ProtocolVersion.find(version.get()).filter(v -> v.isBefore(ProtocolVersion.V2025_06_18)).isPresent();
        int max = config.number("MCP_MAX_BATCH", 50);
        if (!allowed || anyModern(batch)) {
            throw JsonRpcException.invalidRequest("Batches belong to revisions before 2025-06-18. Send one message per request.");
        }
        if (batch.isEmpty() || batch.size() > max) {
            throw JsonRpcException.invalidRequest("A batch holds 1 to " + max + " messages.");
        }
    }

    private static boolean anyModern(JsonNode batch) {
        for (JsonNode element : batch) {
            if (ModernEnvelope.isClaimedBy(element.path("params").path("_meta"))) {
                return true;
            }
        }
        return false;
    }

    private CompletionStage<Optional<ObjectNode>> element(McpRequest http, JsonNode element, Caller caller, RunningBatch whole) {
        if (whole.isAbandoned()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        try {
            return body(http, element, caller, whole).exceptionally(failure -> Optional.of(refusal(element, failure)));
        } catch (RuntimeException refused) {
            return CompletableFuture.completedFuture(Optional.of(refusal(element, refused)));
        }
    }

    private CompletionStage<Optional<ObjectNode>> body(McpRequest http, JsonNode element, Caller caller, RunningBatch whole) {
        JsonRpcMessage message = codec.message(element);
        if (ProtocolNegotiation.INITIALIZE.equals(message.method())) {
            throw JsonRpcException.invalidRequest("initialize must not be part of a batch.");
        }
        Exchange exchange = negotiation.open(http, message, caller, whole.element());
        if (!message.is(Kind.REQUEST)) {
            dispatcher.accept(exchange);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return dispatcher.body(exchange).thenApply(Optional::of);
    }

    private static ObjectNode refusal(JsonNode element, Throwable failure) {
        return McpAnswer.errorBody(JsonRpcCodec.readableId(element), UnexpectedErrors.describe(failure));
    }
}
