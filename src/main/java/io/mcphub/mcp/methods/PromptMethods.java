package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.features.PromptProvider;
import io.mcphub.features.PromptProvider.Argument;
import io.mcphub.features.PromptProvider.Prompt;
import io.mcphub.mcp.calls.FeatureCalls;
import io.mcphub.mcp.listening.ListKind;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ResultProjection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** {@code prompts/list} and {@code prompts/get} (server/prompts). Offered only if an integration provides prompts. */
@ApplicationScoped
public class PromptMethods implements MethodHandler {
    private static final Duration TTL = Duration.ofMinutes(1);

    @Inject
    @Any
    Instance<PromptProvider> providers;

    @Inject
    FeatureCalls calls;

    private record Offer(PromptProvider provider, Prompt prompt) {}

    @Override
    public Set<String> methods(ProtocolVersion version) {
        return providers.isUnsatisfied() ? Set.of() : Set.of("prompts/list", "prompts/get");
    }

    @Override
    public void announce(ProtocolVersion version, ObjectNode capabilities) {
        OptionalMethods.announceList(ListKind.PROMPTS, version, capabilities);
    }

    @Override
    public CompletionStage<ObjectNode> handle(MethodCall call) {
        return "prompts/list".equals(call.method()) ? CompletableFuture.completedFuture(list(call)) : get(call);
    }

    private ObjectNode list(MethodCall call) {
        call.refuseCursor();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = result.putArray("prompts");
        offers(call).map(offer -> entry(offer.prompt())).forEach(entry -> entries.add(ResultProjection.projectEntry(call.version(), entry)));
        return result.put("ttlMs", TTL.toMillis()).put("cacheScope", "private");
    }

    private CompletionStage<ObjectNode> get(MethodCall call) {
        String name = call.text("name");
        Offer offer = offers(call).filter(o -> o.prompt().name().equals(name)).findFirst()
                .orElseThrow(() -> JsonRpcException.invalidParams("Unknown prompt. prompts/list shows all prompts."));
        Map<String, String> arguments = arguments(offer.prompt(), call);
        return calls.run(call.context(), offer.provider().integration(), () -> JsonNodeFactory.instance.objectNode()
                .put("description", offer.prompt().description())
                .set("messages", offer.provider().get(name, arguments, call.context())));
    }

    private static Map<String, String> arguments(Prompt prompt, MethodCall call) {
        JsonNode sent = call.params().path("arguments");
        Map<String, String> arguments = new HashMap<>();
        for (Argument argument : prompt.arguments()) {
            JsonNode value = sent.path(argument.name());
            if (value.isTextual()) {
                arguments.put(argument.name(), value.textValue());
            } else if (argument.required() || !value.isMissingNode()) {
                throw JsonRpcException.invalidParams("params.arguments." + argument.name() + " must be a string.");
            }
        }
        return arguments;
    }

    private Stream<Offer> offers(MethodCall call) {
        return providers.stream()
                .filter(p -> call.context().caller().reaches(p.integration()))
                .flatMap(p -> p.prompts(call.context().caller()).stream().map(prompt -> new Offer(p, prompt)));
    }

    private static ObjectNode entry(Prompt prompt) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("name", prompt.name()).put("title", prompt.title()).put("description", prompt.description());
        ArrayNode arguments = entry.putArray("arguments");
        prompt.arguments().forEach(a -> arguments.addObject().put("name", a.name()).put("description", a.description()).put("required", a.required()));
        return entry;
    }
}
