package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.calls.InputRequests;
import io.mcphub.mcp.calls.RunningCall;
import io.mcphub.mcp.listening.ListKind;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.InputRequired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The {@link MethodHandler}s of this build. Both the announced capabilities and the answers come from here. */
@ApplicationScoped
public class OptionalMethods {
    /** Announces that API clients, which act without a person, can get tokens here (ext-auth, oauth-client-credentials). */
    private static final String CLIENT_CREDENTIALS = "io.modelcontextprotocol/oauth-client-credentials";

    /** Methods that may ask the client for input, besides {@code tools/call} (basic/patterns/mrtr § Supported Requests). */
    private static final Set<String> MAY_ASK = Set.of("prompts/get", "resources/read");

    @Inject
    @Any
    Instance<MethodHandler> handlers;

    @Inject
    InputRequests inputRequests;

    /** The server's capabilities: tools and whatever else this build offers. Only 2026-07-28 and later can listen for changes. */
    ObjectNode capabilities(ProtocolVersion version) {
        ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
        announceList(ListKind.TOOLS, version, capabilities);
        if (version.isModern()) {
            capabilities.withObjectProperty("extensions").putObject(CLIENT_CREDENTIALS);
        }
        all().filter(handler -> !handler.methods(version).isEmpty()).forEach(handler -> handler.announce(version, capabilities));
        return capabilities;
    }

    /** The result; empty if no handler answers this method in this revision. */
    Optional<CompletionStage<HandlerResult>> handle(Exchange exchange) {
        String method = exchange.message().method();
        return all().filter(handler -> handler.methods(exchange.version()).contains(method)).findFirst().map(handler -> handle(handler, exchange));
    }

    private CompletionStage<HandlerResult> handle(MethodHandler handler, Exchange exchange) {
        String method = exchange.message().method();
        RunningCall context = new RunningCall(exchange);
        ObjectNode asked = exchange.params().deepCopy().remove(List.of("_meta", "inputResponses", "requestState"));
        if (MAY_ASK.contains(method)) {
            inputRequests.resume(context, method, asked);
        }
        return begun(handler, new MethodCall(method, exchange.params(), exchange.version(), context))
                .handle((result, failure) -> HandlerResult.of(failure == null ? result : failed(exchange, method, asked, UnexpectedErrors.cause(failure))));
    }

    private static CompletionStage<ObjectNode> begun(MethodHandler handler, MethodCall call) {
        try {
            return handler.handle(call);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private ObjectNode failed(Exchange exchange, String method, ObjectNode asked, Throwable failure) {
        if (failure instanceof InputRequired question) {
            return inputRequests.askOrRefuse(exchange, method, asked, question);
        }
        if (failure instanceof HubException refused && (refused.problem() == Problem.INVALID_INPUT || refused.problem() == Problem.NOT_FOUND)) {
            throw JsonRpcException.invalidParams(refused.publicDetail());
        }
        throw UnexpectedErrors.describe(failure);
    }

    /** Announces a list and, where the revision can listen, its changes. */
    static void announceList(ListKind kind, ProtocolVersion version, ObjectNode capabilities) {
        ObjectNode capability = capabilities.withObjectProperty(kind.capability());
        if (version.isModern()) {
            capability.put("listChanged", true);
        }
    }

    private Stream<MethodHandler> all() {
        return handlers.stream();
    }
}
