package io.mcphub.mcp.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mcphub.access.Caller;
import io.mcphub.features.CompletionProvider;
import io.mcphub.features.PromptProvider;
import io.mcphub.features.ResourceProvider;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.calls.FeatureCalls;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.platform.HubException;
import io.mcphub.testing.Beans;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalMethodsTest {
    private static final List<String> OPTIONAL = List.of("resources/list", "resources/templates/list", "resources/read", "prompts/list", "prompts/get",
            "completion/complete", "logging/setLevel");

    private final McpFixture hub = new McpFixture();

    @Test
    void methodsWhenNothingIsOfferedThenUnknownAndUnannounced() {
        for (String method : OPTIONAL) {
            assertThat(hub.modern(method, "\"uri\":\"x:y\",\"name\":\"x\"", "Mcp-Name", method.startsWith("resources") ? "x:y" : "x").status()).as(method).isEqualTo(404);
            assertThat(legacy("2025-11-25", method, "{}").at("/error/code").asInt()).as(method).isEqualTo(-32601);
        }
        assertThat(discover().properties()).extracting(Map.Entry::getKey).containsExactly("tools", "extensions");
    }

    @Test
    void methodsWhenProvidersAreThereThenAnnounced() {
        offer();

        assertThat(discover().toString()).isEqualTo(
                "{\"tools\":{\"listChanged\":true},\"extensions\":{\"io.modelcontextprotocol/oauth-client-credentials\":{}},\"resources\":{\"listChanged\":true},\"prompts\":{\"listChanged\":true},\"completions\":{}}");
        JsonNode initialized = legacy("2025-11-25", "initialize", "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}");
        assertThat(initialized.at("/result/capabilities").toString()).isEqualTo("{\"tools\":{},\"resources\":{},\"prompts\":{},\"completions\":{},\"logging\":{}}");
    }

    @Test
    void methodsWhenProviderAbsentForOneFeatureThenOnlyTheOthers() {
        offer();
        ((ResourceMethods) hub.methods.handlers.get()).providers = Beans.of();

        assertThat(discover().has("resources")).isFalse();
        assertThat(hub.modern("resources/list", "").status()).isEqualTo(404);
        assertThat(hub.modern("prompts/list", "").status()).isEqualTo(200);
    }

    @Test
    void methodWhenOfOldRevisionsOnlyThenUnknownInTheNewest() {
        offer();

        assertThat(hub.modern("logging/setLevel", "\"level\":\"info\"").status()).isEqualTo(404);
        assertThat(legacy("2025-06-18", "logging/setLevel", "{\"level\":\"info\"}").get("result")).isEmpty();
        assertThat(legacy("2025-06-18", "logging/setLevel", "{\"level\":\"loud\"}").at("/error/code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/list", "resources/templates/list", "prompts/list"})
    void listWhenModernThenMayBeCachedByTheUser(String method) {
        offer();

        JsonNode result = McpFixture.json(hub.modern(method, "")).get("result");

        assertThat(result.get("cacheScope").asText()).isEqualTo("private");
        assertThat(result.get("ttlMs").asLong()).isPositive();
        assertThat(result.toString()).contains("\"title\":\"A title\"");
        assertThat(McpFixture.json(hub.modern(method, "\"cursor\":\"unknown\"")).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(legacy("2025-06-18", method, "{}").get("result").has("ttlMs")).isFalse();
        assertThat(legacy("2025-03-26", method, "{}").toString()).doesNotContain("title");
    }

    @Test
    void readWhenResourceExistsThenContents() {
        offer();

        JsonNode result = McpFixture.json(read("x:there")).get("result");

        assertThat(result.at("/contents/0/text").asText()).isEqualTo("text of x:there");
        assertThat(result.get("cacheScope").asText()).isEqualTo("private");
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25,-32002", "2025-06-18,-32002", "2025-03-26,-32002"})
    void readWhenResourceUnknownBefore20260728ThenItsOwnCode(String revision, int code) {
        offer();

        assertThat(legacy(revision, "resources/read", "{\"uri\":\"x:gone\"}").at("/error/code").asInt()).isEqualTo(code);
    }

    @Test
    void readWhenResourceUnknownThenInvalidParamsWithItsAddress() {
        offer();

        McpAnswer answer = read("x:gone");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(McpFixture.json(answer).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(McpFixture.json(answer).at("/error/data/uri").asText()).isEqualTo("x:gone");
    }

    @Test
    void featuresWhenTokenDoesNotReachTheIntegrationThenAsIfTheyWereNot() {
        offer();
        Map<String, String> narrowed = Map.of("integrations", "slack");

        assertThat(legacy("2025-06-18", "resources/list", "{}", narrowed).at("/result/resources")).isEmpty();
        assertThat(legacy("2025-06-18", "resources/read", "{\"uri\":\"x:there\"}", narrowed).at("/error/code").asInt()).isEqualTo(-32002);
        assertThat(legacy("2025-06-18", "prompts/list", "{}", narrowed).at("/result/prompts")).isEmpty();
        assertThat(legacy("2025-06-18", "prompts/get", "{\"name\":\"asks\"}", narrowed).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"gone\"}", "{\"name\":7}", "{}", "{\"name\":\"greets\"}", "{\"name\":\"greets\",\"arguments\":{\"who\":7}}", "{\"name\":\"greets\",\"arguments\":[]}"})
    void promptWhenUnknownOrWithoutItsArgumentThenInvalidParams(String params) {
        offer();

        assertThat(legacy("2025-11-25", "prompts/get", params).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void promptWhenOldestRevisionThenLinksAreText() {
        offer();
        String params = "{\"name\":\"greets\",\"arguments\":{\"who\":\"Ada\",\"else\":\"dropped\"}}";

        assertThat(legacy("2025-06-18", "prompts/get", params).at("/result/messages/0/content/type").asText()).isEqualTo("resource_link");
        assertThat(legacy("2025-03-26", "prompts/get", params).at("/result/messages/0/content/text").asText()).isEqualTo("Ada x:Ada");
    }

    @Test
    void promptWhenItAsksThenClientAnswersInTheNextRound() {
        offer();
        String form = "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}";

        JsonNode asked = asks(form, "").get("result");

        assertThat(asked.get("resultType").asText()).isEqualTo("input_required");
        assertThat(asked.at("/inputRequests/mood/method").asText()).isEqualTo("elicitation/create");
        String answered = ",\"inputResponses\":{\"mood\":{\"action\":\"accept\"}},\"requestState\":\"" + asked.get("requestState").asText();
        assertThat(asks(form, answered + "\"").at("/result/messages/0/content/text").asText()).isEqualTo("accept first");
        assertThat(asks(form, answered + "x\"").at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void promptWhenItAsksAndClientCannotAnswerThenError() {
        offer();

        assertThat(asks("\"io.modelcontextprotocol/clientCapabilities\":{}", "").at("/error/data/requiredCapabilities").toString()).isEqualTo("{\"elicitation\":{\"form\":{}}}");
        assertThat(legacy("2025-11-25", "prompts/get", "{\"name\":\"asks\"}").at("/error/message").asText()).contains("newer client");
    }

    @Test
    void completeWhenManyThenHundred() {
        offer();
        JsonNode completion = legacy("2025-11-25", "completion/complete", completion("ref/prompt", "name", "greets")).at("/result/completion");

        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("total").asInt()).isEqualTo(150);
        assertThat(completion.get("hasMore").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ref/prompt,name,gone", "ref/prompt,uri,greets", "ref/tool,name,greets", "ref/resource,uri,x:gone"})
    void completeWhenReferenceIsNoneOfOursThenInvalidParams(String type, String member, String reference) {
        offer();

        assertThat(legacy("2025-11-25", "completion/complete", completion(type, member, reference)).at("/error/code").asInt()).isEqualTo(-32602);
    }

    private void offer() {
        ResourceMethods resources = new ResourceMethods();
        FeatureCalls calls = hub.beans.get(FeatureCalls.class);
        resources.calls = calls;
        resources.providers = Beans.of(new SomeResources());
        PromptMethods prompts = new PromptMethods();
        prompts.calls = calls;
        prompts.providers = Beans.of(new SomePrompts());
        CompletionMethods completions = new CompletionMethods();
        completions.calls = calls;
        completions.providers = Beans.of(new SomePrompts());
        hub.methods.handlers = Beans.of(resources, prompts, completions, new Logging());
    }

    private JsonNode discover() {
        return McpFixture.json(hub.modern("server/discover", "")).at("/result/capabilities");
    }

    private McpAnswer read(String uri) {
        return hub.modern("resources/read", "\"uri\":\"" + uri + "\"", "Mcp-Name", uri);
    }

    private JsonNode asks(String capabilities, String more) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"prompts/get\",\"params\":{\"name\":\"asks\"" + more
                + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"," + capabilities + "}}}";
        return McpFixture.json(hub.post(body, "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "prompts/get", "Mcp-Name", "asks"));
    }

    private JsonNode legacy(String revision, String method, String params) {
        return legacy(revision, method, params, Map.of());
    }

    private JsonNode legacy(String revision, String method, String params, Map<String, String> query) {
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return McpFixture.json(hub.answer("POST", body, McpFixture.alice(), query, "MCP-Protocol-Version", revision));
    }

    private static String completion(String type, String member, String reference) {
        return "{\"ref\":{\"type\":\"" + type + "\",\"" + member + "\":\"" + reference + "\"},\"argument\":{\"name\":\"who\",\"value\":\"A\"}}";
    }

    private static ObjectNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
    }

    private static ArrayNode messages(ObjectNode content) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        messages.addObject().put("role", "user").set("content", content);
        return messages;
    }

    private static final class SomeResources implements ResourceProvider {
        @Override
        public String integration() {
            return "some";
        }

        @Override
        public boolean owns(String uri) {
            return uri.startsWith("x:");
        }

        @Override
        public List<Resource> resources(Caller caller) {
            return List.of(new Resource("x:there", "there", "A title", "It is there.", "text/plain"));
        }

        @Override
        public List<ResourceTemplate> templates(Caller caller) {
            return List.of(new ResourceTemplate("x:{any}", "any", "A title", "Any of them.", "text/plain"));
        }

        @Override
        public Optional<ArrayNode> read(String uri, CallContext context) {
            ArrayNode contents = JsonNodeFactory.instance.arrayNode();
            contents.addObject().put("uri", uri).put("mimeType", "text/plain").put("text", "text of " + uri);
            return uri.equals("x:there") ? Optional.of(contents) : Optional.empty();
        }
    }

    private static final class SomePrompts implements PromptProvider, CompletionProvider {
        @Override
        public String integration() {
            return "some";
        }

        @Override
        public List<Prompt> prompts(Caller caller) {
            return List.of(
                    new Prompt("greets", "A title", "Greets somebody.", List.of(new Argument("who", "Whom to greet.", true))),
                    new Prompt("asks", "A title", "Asks for a mood.", List.of()));
        }

        @Override
        public ArrayNode get(String name, Map<String, String> arguments, CallContext context) {
            if (name.equals("greets")) {
                return messages(text("").put("type", "resource_link").put("name", arguments.get("who")).put("uri", "x:" + arguments.get("who")));
            }
            if (context.state() == null) {
                ObjectNode form = JsonNodeFactory.instance.objectNode().put("method", "elicitation/create");
                form.putObject("params").put("message", "Which mood?").putObject("requestedSchema").put("type", "object").putObject("properties");
                throw new InputRequired(Map.of("mood", form), TextNode.valueOf("first"));
            }
            return messages(text(context.inputResponses().at("/mood/action").asText() + " " + context.state().asText()));
        }

        @Override
        public boolean knows(Request request) {
            return request.prompt() && request.reference().equals("greets");
        }

        @Override
        public List<String> complete(Request request, CallContext context) {
            return Collections.nCopies(150, request.typed() + "da");
        }
    }

    private static final class Logging implements MethodHandler {
        @Override
        public Set<String> methods(ProtocolVersion version) {
            return version.isModern() ? Set.of() : Set.of("logging/setLevel");
        }

        @Override
        public void announce(ProtocolVersion version, ObjectNode capabilities) {
            capabilities.putObject("logging");
        }

        @Override
        public CompletionStage<ObjectNode> handle(MethodCall call) {
            if (!"info".equals(call.params().path("level").asText())) {
                throw HubException.invalid("level", "There is no such level.");
            }
            return CompletableFuture.completedFuture(JsonNodeFactory.instance.objectNode());
        }
    }
}
