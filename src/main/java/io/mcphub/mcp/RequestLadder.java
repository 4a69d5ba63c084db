package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.mcp.JsonRpcMessage.Kind;
import io.mcphub.platform.Caller;
import io.mcphub.platform.ToolsMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checks that a request passes, in this order; the first one that fails decides the answer
 * (streamable-http § Server Validation, basic/versioning § Backward Compatibility). The numbers come back in the classes
 * that make the checks.
 */
@ApplicationScoped
public class RequestLadder {
    @Inject
    TransportChecks transport;

    @Inject
    JsonRpcCodec codec;

    @Inject
    Eras eras;

    @Inject
    Batches batches;

    @Inject
    McpDispatcher dispatcher;

    /** Climbs the ladder and returns the answer; a failed step throws {@link JsonRpcException}. */
    McpAnswer climb(McpRequest http, Reply reply) {
        transport.origin(http);                                         //  1
        if ("OPTIONS".equals(http.method())) {
            return transport.preflight(http);                           //  2
        }
        if (!TransportChecks.isPublic(http)) {
            transport.authenticated(http);                              //  3
        }
        transport.path(http);
        transport.method(http);                                         //  4
        transport.mediaType(http);                                      //  5
        transport.accept(http);
        transport.size(http);                                           //  6
        JsonNode document = codec.parse(http.body());                   //  7
        if (document.isArray()) {
            return batches.answer(http, document, narrowed(http));      //  8
        }
        return refusable(JsonRpcCodec.readableId(document), () -> single(http, document, reply));
    }

    private McpAnswer single(McpRequest http, JsonNode document, Reply reply) {
        JsonRpcMessage message = codec.message(document);               //  9, 10
        Exchange exchange = eras.open(http, message, narrowed(http), reply); // 11 to 15
        if (!message.is(Kind.REQUEST)) {
            dispatcher.accept(exchange);
            return McpAnswer.empty(202);                                // 21
        }
        return dispatcher.answer(exchange);                             // 16 to 20, 22, 23
    }

    /** {@code ?integrations=a,b} and {@code ?tools=discovery} show less than the token would; they never show more. */
    static Caller narrowed(McpRequest http) {
        Caller caller = Objects.requireNonNull(http.caller());
        String integrations = http.query().get("integrations");
        if (integrations != null) {
            Set<String> wanted = Arrays.stream(integrations.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
            caller = caller.narrowedTo(wanted);
        }
        return "discovery".equals(http.query().get("tools")) ? caller.withTools(ToolsMode.DISCOVERY) : caller;
    }

    private static McpAnswer refusable(@Nullable JsonNode id, Supplier<McpAnswer> step) {
        try {
            return step.get();
        } catch (JsonRpcException refused) {
            return McpAnswer.error(id, refused);
        } catch (RuntimeException defect) {
            return McpAnswer.error(id, Defects.describe(defect));
        }
    }
}
