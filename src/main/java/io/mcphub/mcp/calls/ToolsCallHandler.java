package io.mcphub.mcp.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.HandlerResult;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.UnexpectedErrors;
import io.mcphub.platform.WholeCharacters;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.BegunCall;
import io.mcphub.tools.calls.ToolCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code tools/call} (server/tools § Calling Tools). A hidden tool is answered like an unknown one. A failure of a tool is a
 * result, not an error.
 */
@ApplicationScoped
public class ToolsCallHandler {
    /** The method. */
    public static final String METHOD = "tools/call";

    private static final int SHOWN_NAME = 128;

    @Inject
    ToolCalls calls;

    @Inject
    ScopeChallenge scopeChallenge;

    @Inject
    CallSlots slots;

    @Inject
    RunningCalls running;

    @Inject
    ParamHeaders paramHeaders;

    @Inject
    InputRequests inputRequests;

    @Inject
    NamesInRefusals names;

    /** Begins and decides on this thread. The stage completes on the worker thread that runs the call. */
    public CompletionStage<HandlerResult> handle(Exchange exchange) {
        RunningCall call = new RunningCall(exchange);
        JsonNode params = exchange.message().rawParams() == null ? MissingNode.getInstance() : exchange.message().rawParams();
        // The audit row comes first, so that refused calls have one too.
        BegunCall begun = calls.begin(params.path("name").asText(""), arguments(params).orElse(null), call);
        try {
            decide(exchange, call, begun);
        } catch (RuntimeException refused) {
            begun.refuse(refused instanceof JsonRpcException known ? known.error().name() : "defect");
            throw refused;
        }
        running.add(call);
        return run(begun)
                .handle((result, failure) -> HandlerResult.of(failure == null ? answer(call, begun, result) : failed(exchange, UnexpectedErrors.cause(failure))))
                .whenComplete((answered, failure) -> {
                    running.remove(call);
                    slots.release(exchange.caller().userId());
                });
    }

    private void decide(Exchange exchange, RunningCall call, BegunCall begun) {
        scopeChallenge.check(begun.verdict());
        String name = name(exchange.params());
        ObjectNode arguments = arguments(exchange.params()).orElseThrow(() -> JsonRpcException.invalidParams("params.arguments must be an object."));
        paramHeaders.check(exchange, begun, arguments);
        inputRequests.resume(call, name, arguments);
        slots.take(exchange.caller().userId());
    }

    private static CompletionStage<Optional<ToolResult>> run(BegunCall begun) {
        try {
            return begun.run();
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
    }

    private ObjectNode answer(RunningCall call, BegunCall begun, Optional<ToolResult> result) {
        ToolResult known = result.orElseThrow(() -> JsonRpcException.invalidParams("Unknown tool: " + shown(begun.name())));
        return toResult(running.tookTooLong(call) ? ToolResult.error(running.tooLong()) : names.in(call.caller(), known), call.structured());
    }

    private ObjectNode failed(Exchange exchange, Throwable failure) {
        if (failure instanceof InputRequired asked) {
            return inputRequests.ask(exchange, name(exchange.params()), arguments(exchange.params()).orElseThrow(), asked);
        }
        if (failure instanceof MissingClientCapability missing) {
            return inputRequests.missing(exchange, missing);
        }
        throw UnexpectedErrors.describe(failure);
    }

    static ObjectNode toResult(ToolResult answer, boolean structured) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("content", answer.content());
        if (structured && answer.structuredContent() != null) {
            result.set("structuredContent", answer.structuredContent());
        }
        if (answer.meta() != null) {
            result.set("_meta", answer.meta());
        }
        return result.put("isError", answer.isError());
    }

    private static String name(ObjectNode params) {
        String name = params.path("name").textValue();
        if (name == null) {
            throw JsonRpcException.invalidParams("params.name must be a string.");
        }
        return name;
    }

    /** The arguments; an empty object if there are none, empty if they are not an object. */
    private static Optional<ObjectNode> arguments(JsonNode params) {
        JsonNode arguments = params.get("arguments");
        if (arguments == null || arguments.isNull()) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        return arguments instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private static String shown(String name) {
        return WholeCharacters.cut(name, SHOWN_NAME);
    }
}
