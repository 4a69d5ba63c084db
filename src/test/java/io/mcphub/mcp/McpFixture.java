package io.mcphub.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Access;
import io.mcphub.platform.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.Keys;
import io.mcphub.platform.Role;
import io.mcphub.platform.Secret;
import io.mcphub.platform.ToolNames;
import io.mcphub.platform.ToolsMode;
import io.mcphub.settings.Settings;
import io.mcphub.testing.Beans;
import io.mcphub.tools.BegunCall;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.ToolCalls;
import io.mcphub.tools.ToolCatalog;
import io.mcphub.tools.ToolPolicy;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.ToolsRig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door without a container: the real classes of this package around hand-written neighbours. */
final class McpFixture {
    /** Calls that got their row without reaching a tool. */
    final List<String> refused = new ArrayList<>();
    /** The names of all calls that got their row. */
    final List<String> begun = new ArrayList<>();
    static final String MODERN_META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    final Map<String, String> settings = new HashMap<>();
    final McpEndpoint endpoint = new McpEndpoint();
    final HubClock clock = new HubClock();
    final LegacySessions sessions = new LegacySessions();
    final RunningCalls running = new RunningCalls();
    final OptionalMethods methods = new OptionalMethods();
    final RequestStates states = new RequestStates();
    final ListenStreams streams = new ListenStreams();
    /** What the token of a request opens by now. */
    Function<McpRequest, Optional<Caller>> live = http -> Optional.ofNullable(http.caller());
    /** Tools that nobody may use now. */
    final Set<String> hidden = new HashSet<>();
    /** The integrations to which everybody has two accounts. */
    final Set<String> severalAccounts = new HashSet<>();
    BiFunction<ObjectNode, CallContext, ToolResult> echo = (arguments, context) -> ToolResult.of(arguments);

    private final List<RegisteredTool> tools = List.of(
            new FakeTool("hub.integrations.list", Effect.READ, false),
            new FakeTool("slack.messages.history", Effect.READ, false),
            new FakeTool("slack.messages.post", Effect.WRITE, true),
            new FakeTool("slack.messages.delete", Effect.DESTRUCTIVE, false));

    McpFixture() {
        this(null);
    }

    /** With the real way of a call behind the door, if there is a rig. */
    McpFixture(@Nullable ToolsRig rig) {
        HubConfig config = config();
        Settings hub = new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example.com";
            }
        };
        Keys keys = new Keys() {
            @Override
            public byte[] derive(String purpose) {
                return Keys.hkdf(Secret.of("a secret for tests only"), purpose);
            }
        };
        sessions.keys = keys;
        sessions.clock = clock;
        states.keys = keys;
        states.clock = clock;
        running.config = config;
        AllowedOrigins origins = new AllowedOrigins();
        origins.config = config;
        origins.settings = hub;
        TransportChecks transport = new TransportChecks();
        transport.config = config;
        transport.settings = hub;
        transport.origins = origins;
        JsonRpcCodec codec = new JsonRpcCodec();
        codec.config = config;
        Eras eras = new Eras();
        eras.sessions = sessions;
        methods.handlers = Beans.of();
        McpDispatcher dispatcher = dispatcher(config, hub, rig);
        Batches batches = new Batches();
        batches.config = config;
        batches.codec = codec;
        batches.eras = eras;
        batches.dispatcher = dispatcher;
        RequestLadder ladder = new RequestLadder();
        ladder.transport = transport;
        ladder.codec = codec;
        ladder.eras = eras;
        ladder.batches = batches;
        ladder.dispatcher = dispatcher;
        endpoint.ladder = ladder;
        endpoint.origins = origins;
    }

    static Caller alice() {
        return caller("alice", Set.of());
    }

    static Caller caller(String userId, Set<String> scopes) {
        return new Caller(userId, Role.USER, Caller.Credential.PERSONAL_TOKEN, "token-1", null, Access.FULL, scopes, null, ToolNames.DOTTED, ToolsMode.ALL, null);
    }

    /** The answer to a POST of alice with the usual headers and these. */
    McpAnswer post(String body, String... headers) {
        return answer("POST", body.getBytes(StandardCharsets.UTF_8), alice(), Map.of(), headers);
    }

    McpAnswer answer(String method, byte[] body, Caller caller, Map<String, String> query, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json; charset=utf-8", "Accept", "application/json, text/event-stream"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        Collected reply = new Collected(Accepted.of(new McpHeaders(all)));
        endpoint.serve(new McpRequest(method, all, query, body, caller), reply);
        return reply.answer;
    }

    /** A request of the modern era with the headers that belong to it. */
    McpAnswer modern(String method, String params, String... more) {
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

    static JsonNode json(McpAnswer answer) {
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

    private McpDispatcher dispatcher(HubConfig config, Settings hub, @Nullable ToolsRig rig) {
        ToolPolicy policy = rig == null ? new FakePolicy() : rig.policy;
        ToolCatalog catalog = rig == null ? new FakeCatalog() : rig.catalog;
        McpDispatcher dispatcher = new McpDispatcher();
        dispatcher.ping = new PingHandler();
        dispatcher.methods = methods;
        dispatcher.discover = new DiscoverHandler();
        dispatcher.discover.methods = methods;
        dispatcher.initialize = new InitializeHandler();
        dispatcher.initialize.sessions = sessions;
        dispatcher.initialize.methods = methods;
        dispatcher.listen = new ListenHandler();
        dispatcher.listen.streams = streams;
        dispatcher.listen.methods = methods;
        dispatcher.notifications = new NotificationHandler();
        dispatcher.notifications.running = running;
        dispatcher.toolsList = new ToolsListHandler();
        dispatcher.toolsList.policy = policy;
        dispatcher.toolsList.entries = new ToolEntries();
        streams.config = config;
        streams.clock = clock;
        streams.toolsList = dispatcher.toolsList;
        streams.callers = new LiveCallers() {
            @Override
            public Optional<Caller> find(McpRequest http) {
                return live.apply(http);
            }
        };
        ToolsCallHandler call = new ToolsCallHandler();
        call.calls = rig == null ? new FakeCalls() : rig.calls;
        call.running = running;
        call.slots = new CallSlots();
        call.slots.config = config;
        call.stepUp = new StepUp();
        call.stepUp.policy = policy;
        call.stepUp.settings = hub;
        call.paramHeaders = new ParamHeaders();
        call.paramHeaders.catalog = catalog;
        call.paramHeaders.policy = policy;
        call.rounds = new InputRounds();
        call.rounds.states = states;
        methods.rounds = call.rounds;
        dispatcher.toolsCall = call;
        return dispatcher;
    }

    private static final class Collected extends Reply {
        private final Accepted accepted;
        private McpAnswer answer;

        Collected(Accepted accepted) {
            this.accepted = accepted;
        }

        @Override
        boolean hold() {
            return (accepted == Accepted.BOTH || accepted == Accepted.STREAM_ONLY) && super.hold();
        }

        @Override
        void deliver(McpAnswer sent) {
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
                public void refuse(String errorClass) {
                    refused.add(wireName + " " + raw + " " + errorClass);
                }

                @Override
                public Optional<ToolResult> run() {
                    return find(wireName).filter(t -> allowed(context.caller(), t)).map(t -> echo.apply(raw, context));
                }
            };
        }
    }

    private final class FakePolicy extends ToolPolicy {

        @Override
        public boolean allows(Caller caller, RegisteredTool tool) {
            return allowed(caller, tool);
        }

        @Override
        public List<RegisteredTool> listed(Caller caller) {
            return tools.stream().filter(t -> allowed(caller, t)).filter(t -> caller.tools() == ToolsMode.ALL || t.integration().equals("hub")).toList();
        }

        @Override
        public boolean choosesAccount(Caller caller, RegisteredTool tool) {
            return severalAccounts.contains(tool.integration());
        }
    }

    private final class FakeCatalog extends ToolCatalog {
        @Override
        public Optional<RegisteredTool> find(String wireName) {
            return McpFixture.this.find(wireName);
        }
    }

    private Optional<RegisteredTool> find(String wireName) {
        return tools.stream().filter(t -> t.name().equals(wireName) || t.flatName().equals(wireName)).findFirst();
    }

    private boolean allowed(Caller caller, RegisteredTool tool) {
        return !hidden.contains(tool.name()) && caller.reaches(tool.integration()) && (caller.mayWrite() || tool.effect() == Effect.READ);
    }

    private record FakeTool(String name, Effect effect, boolean idempotent) implements RegisteredTool {
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
