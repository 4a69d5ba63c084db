package io.mcphub.mcp.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.methods.McpDispatcher;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcCodec;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.mcp.protocol.JsonRpcMessage.Kind;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.ProtocolNegotiation;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request, in this order; the first check that fails decides the answer (streamable-http § Server Validation,
 * basic/versioning § Backward Compatibility).
 */
@ApplicationScoped
public class RequestChecks {
    @Inject
    TransportChecks transport;

    @Inject
    JsonRpcCodec codec;

    @Inject
    ProtocolNegotiation negotiation;

    @Inject
    Batches batches;

    @Inject
    McpDispatcher dispatcher;

    /** Runs the checks; throws {@link JsonRpcException} at the first that fails. The answer may complete later, on another thread. */
    CompletionStage<McpAnswer> run(McpRequest http, Reply reply) {
        if ("OPTIONS".equals(http.method())) {
            transport.origin(http);
            return CompletableFuture.completedFuture(transport.preflight(http));
        }
        head(http);
        transport.size(http);
        JsonNode document = codec.parse(http.body());
        if (document.isArray()) {
            return batches.answer(http, document, http.narrowedCaller(), reply);
        }
        return refusable(JsonRpcCodec.readableId(document), () -> single(http, document, reply));
    }

    /** The checks that need no body. */
    void head(McpRequest http) {
        transport.origin(http);
        if (!TransportChecks.isPublic(http)) {
            transport.authenticated(http);
        }
        transport.path(http);
        transport.method(http);
        transport.mediaType(http);
        transport.coding(http);
        transport.accept(http);
    }

    private CompletionStage<McpAnswer> single(McpRequest http, JsonNode document, Reply reply) {
        JsonRpcMessage message = codec.message(document);
        Exchange exchange = negotiation.open(http, message, http.narrowedCaller(), reply);
        if (!message.is(Kind.REQUEST)) {
            dispatcher.accept(exchange);
            return CompletableFuture.completedFuture(McpAnswer.empty(202));
        }
        return dispatcher.answer(exchange);
    }

    private static CompletionStage<McpAnswer> refusable(@Nullable JsonNode id, Supplier<CompletionStage<McpAnswer>> step) {
        try {
            return step.get().exceptionally(failure -> McpAnswer.error(id, UnexpectedErrors.describe(failure)));
        } catch (RuntimeException refused) {
            return CompletableFuture.completedFuture(McpAnswer.error(id, UnexpectedErrors.describe(refused)));
        }
    }
}
