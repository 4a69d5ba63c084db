package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolsMode;
import io.mcphub.mcp.calls.RequestStates;
import io.mcphub.mcp.calls.RunningCalls;
import io.mcphub.mcp.listening.ListenStreams;
import io.mcphub.mcp.listening.LiveCallers;
import io.mcphub.mcp.methods.MethodHandler;
import io.mcphub.mcp.methods.OptionalMethods;
import io.mcphub.mcp.protocol.LegacySessions;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.mcp.transport.AcceptHeader;
import io.mcphub.mcp.transport.McpEndpoint;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.calls.BegunCall;
import io.mcphub.tools.calls.ToolCalls;
import io.mcphub.tools.calls.ToolPolicy;
import io.mcphub.tools.calls.ToolsRig;
import io.mcphub.tools.calls.Verdict;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door without a container: the real classes of this package, with stand-ins for its neighbours. */
public final class McpFixture {
    /** Calls that got their row without reaching a tool. */
    public final List<String> refused = new ArrayList<>();
    /** The names of all calls that got their row. */
    public final List<String> begun = new ArrayList<>();
    public static final String MODERN_META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    public final Map<String, String> settings = new HashMap<>();
    public final McpEndpoint endpoint;
    /** The beans of the door; a test asks for the one that it looks at. */
    public final BeanBox beans = new BeanBox();
    public final HubClock clock = new HubClock();
    public final LegacySessions sessions;
    public final RunningCalls running;
    public final OptionalMethods methods;
    public final RequestStates states;
    public final ListenStreams streams;
    /** What the token of a request opens by now. */
    public Function<McpRequest, Optional<Caller>> live = http -> Optional.ofNullable(http.caller());
    /** Tools that nobody may use now. */
    public final Set<String> hidden = new HashSet<>();
    /** The integrations to which everybody has two accounts. */
    public final Set<String> severalAccounts = new HashSet<>();
    public BiFunction<ObjectNode, CallContext, ToolResult> echo = (arguments, context) -> ToolResult.of(arguments);

    /** Where calls without a rig do their work. */
    public Executor work = Runnable::run;

    private final List<RegisteredTool> tools = List.of(
            new FakeTool("hub.integrations.list", Effect.READ, false),
            new FakeTool("slack.messages.history", Effect.READ, false),
            new FakeTool("slack.messages.post", Effect.WRITE, true),
            new FakeTool("slack.messages.delete", Effect.DESTRUCTIVE, false));

    public McpFixture() {
        this((ToolsRig) null);
    }

    /** With the real way of a call behind the door, if there is a rig. */
    public McpFixture(@Nullable ToolsRig rig) {
        this(rig, TestQueue.direct());
    }

    /** With a queue whose workers the test runs. */
    public McpFixture(CallQueue queue) {
        this(null, queue);
    }

    private McpFixture(@Nullable ToolsRig rig, CallQueue queue) {
        beans.with(CallQueue.class, queue);
        beans.with(HubConfig.class, config())
                .with(Settings.class, new PublicAddress())
                .with(Keys.class, new TestKeys())
                .with(HubClock.class, clock)
                .withAll(MethodHandler.class, List.of())
                .with(LiveCallers.class, new FakeCallers())
                .with(ToolPolicy.class, rig == null ? new FakePolicy() : rig.policy)
                .with(ToolCatalogue.class, rig == null ? new FakeCatalogue() : rig.catalog)
                .with(ToolCalls.class, rig == null ? new FakeCalls() : rig.calls);
        endpoint = beans.get(McpEndpoint.class);
        sessions = beans.get(LegacySessions.class);
        running = beans.get(RunningCalls.class);
        methods = beans.get(OptionalMethods.class);
        states = beans.get(RequestStates.class);
        streams = beans.get(ListenStreams.class);
    }

    public static Caller alice() {
        return caller("alice", Set.of());
    }

    public static Caller caller(String userId, Set<String> scopes) {
        return new Caller(userId, Role.USER, Caller.Credential.PERSONAL_TOKEN, "token-1", null, Allowance.ALL.withShown(Shown.ALL), scopes, null);
    }

    /** The answer to a POST of alice with the usual headers and these. */
    public McpAnswer post(String body, String... headers) {
        return answer("POST", body.getBytes(StandardCharsets.UTF_8), alice(), Map.of(), headers);
    }

    public McpAnswer answer(String method, byte[] body, Caller caller, Map<String, String> query, String... headers) {
        return ask(method, body, caller, query, headers).get();
    }

    /** The same of a request whose answer may come later: null until then. */
    public Supplier<@Nullable McpAnswer> ask(String method, byte[] body, Caller caller, Map<String, String> query, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json; charset=utf-8", "Accept", "application/json, text/event-stream"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        Collected reply = new Collected(AcceptHeader.of(new McpHeaders(all)));
        endpoint.serve(new McpRequest(method, all, query, body, caller), reply);
        return () -> reply.answer;
    }

    /** A request of revision 2026-07-28 with its headers. */
    public McpAnswer modern(String method, String params, String... more) {
        String comma = params.isEmpty() ? "" : ",";
        String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + comma + MODERN_META + "}}";
        String[] headers = new String[4 + more.length];
        headers[0] = "MCP-Protocol-Version";
        headers[1] = "2026-07-28";
        headers[2] = "Mcp-Method";
        headers[3] = method;
        System.arraycopy(more, 0, headers, 4, more.length);
        return post(body, headers);
    }

    public static JsonNode json(McpAnswer answer) {
        return Json.read(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private HubConfig config() {
        return new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(settings.get(variable));
            }
        };
    }

    private static final class PublicAddress extends Settings {
        @Override
        public String baseUrl() {
            return "https://hub.example.com";
        }
    }

    private static final class TestKeys extends Keys {
        @Override
        protected List<Secret> secrets() {
            return List.of(Secret.of("a secret for tests only"));
        }
    }

    private final class FakeCallers extends LiveCallers {
        @Override
        public Optional<Caller> find(McpRequest http) {
            return live.apply(http);
        }
    }

    private static final class Collected extends Reply {
        private final AcceptHeader accepted;
        private McpAnswer answer;

        Collected(AcceptHeader accepted) {
            this.accepted = accepted;
        }

        @Override
        public boolean hold() {
            return (accepted == AcceptHeader.BOTH || accepted == AcceptHeader.STREAM_ONLY) && super.hold();
        }

        @Override
        protected void deliver(McpAnswer sent) {
            answer = sent;
        }
    }

    private final class FakeCalls extends ToolCalls {
        @Override
        public BegunCall begin(String wireName, @Nullable ObjectNode raw, CallContext context) {
            begun.add(wireName);
            return new BegunCall() {
                @Override
                public String name() {
                    return wireName;
                }

                @Override
                public Optional<RegisteredTool> tool() {
                    return find(wireName);
                }

                @Override
                public Verdict verdict() {
                    return find(wireName).map(tool -> judged(context.caller(), tool)).orElse(Verdict.HIDDEN);
                }

                @Override
                public boolean isDelegated() {
                    return false;
                }

                @Override
                public void refuse(String errorClass) {
                    refused.add(wireName + " " + raw + " " + errorClass);
                }

                @Override
                public CompletionStage<Optional<ToolResult>> run() {
                    return CompletableFuture.supplyAsync(
                            () -> find(wireName).filter(t -> judged(context.caller(), t) == Verdict.ALLOWED).map(t -> echo.apply(raw, context)), work);
                }
            };
        }
    }

    private final class FakeCatalogue extends ToolCatalogue {
        @Override
        public List<? extends RegisteredTool> all(Caller caller) {
            return tools;
        }
    }

    private final class FakePolicy extends ToolPolicy {

        @Override
        public Verdict verdict(Caller caller, RegisteredTool tool) {
            return judged(caller, tool);
        }

        @Override
        public List<RegisteredTool> listed(Caller caller) {
            return tools.stream().filter(t -> judged(caller, t).shows()).filter(t -> caller.shown().tools() == ToolsMode.ALL || t.integration().equals("hub")).toList();
        }

        @Override
        public boolean choosesAccount(Caller caller, RegisteredTool tool) {
            return severalAccounts.contains(tool.integration());
        }
    }

    private Optional<RegisteredTool> find(String wireName) {
        return tools.stream().filter(t -> WireNames.of(t.name()).contains(wireName)).findFirst();
    }

    private Verdict judged(Caller caller, RegisteredTool tool) {
        if (hidden.contains(tool.name()) || !caller.reaches(tool.integration())) {
            return Verdict.HIDDEN;
        }
        return caller.mayWrite() || tool.effect() == Effect.READ ? Verdict.ALLOWED : Verdict.NEEDS_SCOPE;
    }

    private record FakeTool(String name, Effect effect, boolean idempotent) implements RegisteredTool {
        @Override
        public boolean core() {
            return true;
        }

        @Override
        public String integration() {
            return name.substring(0, name.indexOf('.'));
        }

        @Override
        public String title() {
            return "Title of " + name;
        }

        @Override
        public String description() {
            return "Describes " + name;
        }

        @Override
        public boolean takesCredential() {
            return name.startsWith("slack.");
        }

        @Override
        public ObjectNode inputSchema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            if (name.equals("slack.messages.history")) {
                schema.putObject("properties").putObject("limit").put("type", "integer").put("x-mcp-header", "Limit");
            }
            return schema;
        }

        @Override
        public ObjectNode inputSchemaWithAccount() {
            ObjectNode schema = inputSchema();
            schema.withObjectProperty("properties").putObject("account").put("type", "string");
            return schema;
        }

        @Override
        public ObjectNode outputSchema() {
            return JsonNodeFactory.instance.objectNode().put("type", "object");
        }
    }
}
