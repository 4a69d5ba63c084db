package io.mcphub.mcp.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.features.CompletionProvider;
import io.mcphub.features.CompletionProvider.Request;
import io.mcphub.mcp.calls.FeatureCalls;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.mcp.protocol.ProtocolVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code completion/complete} (server/utilities/completion). Offered only if an integration provides completions. */
@ApplicationScoped
public class CompletionMethods implements MethodHandler {
    private static final int MAX_VALUES = 100;

    @Inject
    @Any
    Instance<CompletionProvider> providers;

    @Inject
    FeatureCalls calls;

    @Override
    public Set<String> methods(ProtocolVersion version) {
        return providers.isUnsatisfied() ? Set.of() : Set.of("completion/complete");
    }

    @Override
    public void announce(ProtocolVersion version, ObjectNode capabilities) {
        capabilities.withObject("/completions");
    }

    @Override
    public CompletionStage<ObjectNode> handle(MethodCall call) {
        Request request = request(call.params());
        CompletionProvider provider = providers.stream()
                .filter(p -> call.context().caller().reaches(p.integration()) && p.knows(request))
                .findFirst()
                .orElseThrow(() -> JsonRpcException.invalidParams("params.ref names an unknown prompt or resource template. prompts/list and resources/templates/list show them."));
        return calls.run(call.context(), provider.integration(), () -> result(provider.complete(request, call.context())));
    }

    private static ObjectNode result(List<String> values) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode completion = result.putObject("completion");
        ArrayNode shown = completion.putArray("values");
        values.stream().limit(MAX_VALUES).forEach(shown::add);
        completion.put("total", values.size()).put("hasMore", values.size() > MAX_VALUES);
        return result;
    }

    private static Request request(ObjectNode params) {
        JsonNode ref = params.path("ref");
        boolean prompt = "ref/prompt".equals(ref.path("type").asText());
        if (!prompt && !"ref/resource".equals(ref.path("type").asText())) {
            throw JsonRpcException.invalidParams("params.ref.type must be ref/prompt or ref/resource.");
        }
        Map<String, String> known = new HashMap<>();
        params.at("/context/arguments").fields().forEachRemaining(e -> known.put(e.getKey(), e.getValue().asText()));
        return new Request(prompt, text(ref, prompt ? "name" : "uri"), text(params.path("argument"), "name"), text(params.path("argument"), "value"), known);
    }

    private static String text(JsonNode object, String member) {
        if (!object.path(member).isTextual()) {
            throw JsonRpcException.invalidParams("params.ref needs a name or uri, params.argument a name and a value; all are strings.");
        }
        return object.path(member).textValue();
    }
}
