package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.features.ResourceProvider;
import io.mcphub.features.ResourceProvider.Resource;
import io.mcphub.features.ResourceProvider.ResourceTemplate;
import io.mcphub.mcp.calls.FeatureCalls;
import io.mcphub.mcp.listening.ListKind;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.ResultProjection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code resources/list}, {@code resources/templates/list} and {@code resources/read} (server/resources). Offered only if an
 * integration provides resources.
 */
@ApplicationScoped
public class ResourceMethods implements MethodHandler {
    private static final Duration TTL = Duration.ofMinutes(1);

    @Inject
    @Any
    Instance<ResourceProvider> providers;

    @Inject
    FeatureCalls calls;

    @Override
    public Set<String> methods(ProtocolVersion version) {
        return providers.isUnsatisfied() ? Set.of() : Set.of("resources/list", "resources/templates/list", "resources/read");
    }

    @Override
    public void announce(ProtocolVersion version, ObjectNode capabilities) {
        OptionalMethods.announceList(ListKind.RESOURCES, version, capabilities);
    }

    @Override
    public CompletionStage<ObjectNode> handle(MethodCall call) {
        CompletionStage<ObjectNode> result = switch (call.method()) {
            case "resources/list" -> list(call);
            case "resources/templates/list" -> templates(call);
            default -> read(call);
        };
        return result.thenApply(known -> known.put("ttlMs", TTL.toMillis()).put("cacheScope", "private"));
    }

    private CompletionStage<ObjectNode> list(MethodCall call) {
        return page(call, "resources", provider -> provider.resources(call.context().caller()).stream().map(ResourceMethods::entry));
    }

    private CompletionStage<ObjectNode> templates(MethodCall call) {
        return page(call, "resourceTemplates", provider -> provider.templates(call.context().caller()).stream().map(ResourceMethods::entry));
    }

    /** Asks the providers one after the other, because they share the caller's slot. */
    private CompletionStage<ObjectNode> page(MethodCall call, String member, Function<ResourceProvider, Stream<ObjectNode>> offered) {
        call.refuseCursor();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = result.putArray(member);
        CompletionStage<?> last = CompletableFuture.completedFuture(null);
        for (ResourceProvider provider : reached(call).toList()) {
            last = last.thenCompose(before -> calls.run(call.context(), provider.integration(), () -> offered.apply(provider).toList()))
                    .thenAccept(found -> found.forEach(entry -> entries.add(ResultProjection.projectEntry(call.version(), entry))));
        }
        return last.thenApply(all -> result);
    }

    private CompletionStage<ObjectNode> read(MethodCall call) {
        String uri = call.text("uri");
        ResourceProvider provider = reached(call).filter(p -> p.owns(uri)).findFirst().orElseThrow(() -> notFound(call.version(), uri));
        return calls.run(call.context(), provider.integration(), () -> JsonNodeFactory.instance.objectNode()
                .set("contents", provider.read(uri, call.context()).orElseThrow(() -> notFound(call.version(), uri))));
    }

    private Stream<ResourceProvider> reached(MethodCall call) {
        return providers.stream().filter(p -> call.context().caller().reaches(p.integration()));
    }

    /** 2026-07-28 has no error code of its own for this; older revisions have (server/resources § Error Handling). */
    private static JsonRpcException notFound(ProtocolVersion version, String uri) {
        JsonRpcError error = version.isModern() ? JsonRpcError.INVALID_PARAMS : JsonRpcError.RESOURCE_NOT_FOUND;
        return new JsonRpcException(200, error, "Resource not found", JsonNodeFactory.instance.objectNode().put("uri", uri), Map.of());
    }

    private static ObjectNode entry(Resource resource) {
        return JsonNodeFactory.instance.objectNode().put("uri", resource.uri()).put("name", resource.name())
                .put("title", resource.title()).put("description", resource.description()).put("mimeType", resource.mimeType());
    }

    private static ObjectNode entry(ResourceTemplate template) {
        return JsonNodeFactory.instance.objectNode().put("uriTemplate", template.uriTemplate()).put("name", template.name())
                .put("title", template.title()).put("description", template.description()).put("mimeType", template.mimeType());
    }
}
