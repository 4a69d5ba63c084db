package io.mcphub.mcp.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mcphub.access.Caller;
import io.mcphub.features.CompletionProvider;
import io.mcphub.features.PromptProvider;
import io.mcphub.features.ResourceProvider;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.platform.Cancellation;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.testing.Beans;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts, resources and completions ask a provider as tool calls do: two places in all, so one for a provider. */
class FeatureCallsTest {
    private static final String READ = "{\"uri\":\"x:1\"}";

    private final TestWorkers workers = TestWorkers.byHand();
    private final McpFixture hub = new McpFixture(TestQueue.over(workers, 2));
    private final List<String> asked = new ArrayList<>();
    private Runnable during = () -> {};

    FeatureCallsTest() {
        Hanging provider = new Hanging();
        hub.beans.withAll(ResourceProvider.class, List.of(provider)).withAll(PromptProvider.class, List.of(provider)).withAll(CompletionProvider.class, List.of(provider));
        hub.methods.handlers = Beans.of(hub.beans.get(ResourceMethods.class), hub.beans.get(PromptMethods.class), hub.beans.get(CompletionMethods.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "resources/list | {}",
        "resources/templates/list | {}",
        "resources/read | {\"uri\":\"x:1\"}",
        "prompts/get | {\"name\":\"greets\"}",
        "completion/complete | {\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greets\"},\"argument\":{\"name\":\"who\",\"value\":\"\"}}"})
    void methodWhenItAsksAProviderThenAWorkerDoesAndTheHttpThreadIsFree(String method, String params) {
        Supplier<@Nullable McpAnswer> answer = ask("1", method, params);

        assertThat(answer.get()).isNull();
        assertThat(asked).isEmpty();
        workers.submitted.remove().run();
        assertThat(asked).containsExactly(method);
        assertThat(McpFixture.json(answer.get()).has("result")).as(new String(answer.get().body(), StandardCharsets.UTF_8)).isTrue();
    }

    @Test
    void methodWhenPromptsAreListedThenNobodyIsAsked() {
        assertThat(McpFixture.json(ask("1", "prompts/list", "{}").get()).at("/result/prompts/0/name").asText()).isEqualTo("greets");
        assertThat(workers.submitted).isEmpty();
    }

    @Test
    void methodWhenItsProviderHasNoPlaceInTimeThenBusy() {
        ask("1", "resources/read", READ);
        Supplier<@Nullable McpAnswer> waiting = ask("2", "resources/read", READ);

        workers.timePasses();
        drain();

        assertThat(waiting.get().status()).isEqualTo(429);
        assertThat(waiting.get().headers()).containsEntry("Retry-After", "1");
        assertThat(asked).as("the one that had a place").hasSize(1);
    }

    @Test
    void methodWhenItsUserHasNoSlotThenRefusedAtOnce() {
        hub.settings.put("MCP_MAX_CONCURRENT_CALLS", "1");
        ask("1", "resources/read", READ);

        assertThat(ask("2", "resources/read", READ).get().status()).isEqualTo(429);

        drain();
        assertThat(ask("3", "resources/read", READ).get()).as("the slot is free again").isNull();
    }

    @Test
    void methodWhenCancelledWhileItWaitsThenNobodyIsAsked() {
        ask("1", "resources/read", READ);
        Supplier<@Nullable McpAnswer> waiting = ask("2", "resources/read", READ);

        cancel("2");
        drain();

        assertThat(asked).hasSize(1);
        assertThat(waiting.get().body()).isEmpty();
    }

    @Test
    void methodWhenCancelledWhileItRunsThenTheRequestToTheProviderEnds() {
        List<String> ended = new ArrayList<>();
        during = () -> {
            Cancellation.onCancel(() -> ended.add("ended"));
            cancel("1");
        };
        ask("1", "resources/read", READ);

        drain();

        assertThat(ended).containsExactly("ended");
    }

    @Test
    void methodWhenItTakesTooLongThenAnErrorAndCancelled() {
        List<String> ended = new ArrayList<>();
        during = () -> {
            Cancellation.onCancel(() -> ended.add("ended"));
            hub.settings.put("MCP_MAX_CALL_SECONDS", "0");
            hub.running.all().forEach(hub.running::tick);
        };
        Supplier<@Nullable McpAnswer> answer = ask("1", "resources/read", READ);

        drain();

        assertThat(McpFixture.json(answer.get()).at("/error/message").asText()).contains("took longer than 0 seconds");
        assertThat(ended).containsExactly("ended");
        assertThat(hub.running.all()).isEmpty();
    }

    private void drain() {
        while (!workers.submitted.isEmpty()) {
            workers.submitted.remove().run();
        }
    }

    private void cancel(String id) {
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":" + id + "}}");
    }

    private Supplier<@Nullable McpAnswer> ask(String id, String method, String params) {
        return post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private Supplier<@Nullable McpAnswer> post(String body) {
        return hub.ask("POST", body.getBytes(StandardCharsets.UTF_8), McpFixture.alice(), Map.of(), "MCP-Protocol-Version", "2025-11-25");
    }

    private final class Hanging implements ResourceProvider, PromptProvider, CompletionProvider {
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
            ask("resources/list");
            return List.of();
        }

        @Override
        public List<ResourceTemplate> templates(Caller caller) {
            ask("resources/templates/list");
            return List.of();
        }

        @Override
        public Optional<ArrayNode> read(String uri, CallContext context) {
            ask("resources/read");
            return Optional.of(JsonNodeFactory.instance.arrayNode());
        }

        @Override
        public List<Prompt> prompts(Caller caller) {
            return List.of(new Prompt("greets", "A title", "Greets.", List.of()));
        }

        @Override
        public ArrayNode get(String name, Map<String, String> arguments, CallContext context) {
            ask("prompts/get");
            return JsonNodeFactory.instance.arrayNode();
        }

        @Override
        public boolean knows(Request request) {
            return request.prompt() && request.reference().equals("greets");
        }

        @Override
        public List<String> complete(Request request, CallContext context) {
            ask("completion/complete");
            return List.of();
        }

        private void ask(String method) {
            asked.add(method);
            during.run();
        }
    }
}
