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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Arrays of messages, which only revision 2025-03-26 has (basic/index § Batching of that revision). Answers in order, as JSON. */
@ApplicationScoped
public class Batches {
    @Inject
    HubConfig config;

    @Inject
    JsonRpcCodec codec;

    @Inject
    ProtocolNegotiation negotiation;

    @Inject
    McpDispatcher dispatcher;

    /** Answers the elements one after the other. The calling thread waits for none of them. */
    CompletionStage<McpAnswer> answer(McpRequest http, JsonNode batch, Caller caller) {
        check(http, batch);
        negotiation.session(http, caller);
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        CompletionStage<?> last = CompletableFuture.completedFuture(null);
        for (JsonNode element : batch) {
            last = last.thenCompose(before -> element(http, element, caller)).thenAccept(answer -> answer.ifPresent(answers::add));
        }
        return last.thenApply(all -> answers.isEmpty() ? McpAnswer.empty(202) : McpAnswer.json(200, answers));
    }

    private void check(McpRequest http, JsonNode batch) {
        Optional<String> version = http.headers().find(McpHeaders.VERSION);
        boolean allowed = version.isEmpty() || version.get().equals(ProtocolVersion.V2025_03_26.wire());
        int max = config.number("MCP_MAX_BATCH", 50);
        if (!allowed || anyModern(batch)) {
            throw JsonRpcException.invalidRequest("Batches belong to revision 2025-03-26. Send one message per request.");
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

    private CompletionStage<Optional<ObjectNode>> element(McpRequest http, JsonNode element, Caller caller) {
        try {
            return body(http, element, caller).exceptionally(failure -> Optional.of(refusal(element, failure)));
        } catch (RuntimeException refused) {
            return CompletableFuture.completedFuture(Optional.of(refusal(element, refused)));
        }
    }

    private CompletionStage<Optional<ObjectNode>> body(McpRequest http, JsonNode element, Caller caller) {
        JsonRpcMessage message = codec.message(element);
        if (ProtocolNegotiation.INITIALIZE.equals(message.method())) {
            throw JsonRpcException.invalidRequest("initialize must not be part of a batch.");
        }
        Exchange exchange = negotiation.open(http, message, caller, new Unheard());
        if (!message.is(Kind.REQUEST)) {
            dispatcher.accept(exchange);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return dispatcher.body(exchange).thenApply(Optional::of);
    }

    private static ObjectNode refusal(JsonNode element, Throwable failure) {
        return McpAnswer.errorBody(JsonRpcCodec.readableId(element), UnexpectedErrors.describe(failure));
    }

    /** The reply of an element sends nothing, because the batch is answered as a whole. */
    private static final class Unheard extends Reply {
        @Override
        protected void deliver(McpAnswer answer) {}
    }
}
