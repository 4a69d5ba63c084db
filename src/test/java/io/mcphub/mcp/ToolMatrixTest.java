package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Caller.Credential;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.integrations.hub.HubRig;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpHeaders;
import io.mcphub.platform.Json;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.calls.ToolsRig;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code tools/list} and calls agree: for every kind of credential and role, every query, connected or not, and for every revision,
 * form of names and way to call. The policy is asked only through the door. What it should answer is written here a second time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolMatrixTest {
    private static final String CALL = "hub.tools.call";
    private static final List<String> ERAS = List.of("2026-07-28", "2025-11-25", "2025-03-26");
    private static final List<String> FORMS = List.of("dotted", "flat", "double");

    /** How a call ended. */
    private enum Answer {
        /** The tool ran, or its own refusal came back. */
        RAN,
        /** The caller may, and is told to connect first. */
        CONNECT,
        /** Hidden or not there: the client cannot tell. */
        UNKNOWN,
        /** The client may ask for a larger scope. */
        STEP_UP
    }

    private enum Token {
        FULL(Access.FULL, Set.of(), null, ToolsMode.ALL, ToolNames.DOTTED),
        FULL_FLAT(Access.FULL, Set.of(), null, ToolsMode.ALL, ToolNames.FLAT),
        READ(Access.READ, Set.of(), null, ToolsMode.ALL, ToolNames.DEFAULT),
        SLACK_ONLY(Access.FULL, Set.of(), Set.of("slack"), ToolsMode.ALL, ToolNames.DOTTED),
        NOTHING(Access.FULL, Set.of(), Set.of(), ToolsMode.ALL, ToolNames.DOTTED),
        DISCOVERY(Access.FULL, Set.of(), null, ToolsMode.DISCOVERY, ToolNames.DOTTED),
        CORE(Access.FULL, Set.of(), null, ToolsMode.CORE, ToolNames.DOTTED),
        CORE_READ(Access.READ, Set.of(), null, ToolsMode.CORE, ToolNames.DEFAULT),
        OAUTH(Access.FULL, Set.of("mcp"), null, ToolsMode.ALL, ToolNames.DOTTED),
        OAUTH_READ_BY_CLIENT(Access.FULL, Set.of("mcp:read"), null, ToolsMode.ALL, ToolNames.DOTTED),
        OAUTH_READ_BY_USER(Access.READ, Set.of("mcp"), null, ToolsMode.ALL, ToolNames.DOTTED),
        OAUTH_READ_BY_BOTH(Access.READ, Set.of("mcp:read"), null, ToolsMode.ALL, ToolNames.DOTTED),
        OAUTH_READ_TEAMWORK(Access.FULL, Set.of("mcp:read"), Set.of("teamwork"), ToolsMode.DISCOVERY, ToolNames.FLAT);

        private final Access access;
        private final Set<String> scopes;
        private final @Nullable Set<String> integrations;
        private final ToolsMode mode;
        private final ToolNames names;

        Token(Access access, Set<String> scopes, @Nullable Set<String> integrations, ToolsMode mode, ToolNames names) {
            this.access = access;
            this.scopes = scopes;
            this.integrations = integrations;
            this.mode = mode;
            this.names = names;
        }

        Caller of(Role role) {
            Credential kind = scopes.isEmpty() ? Credential.PERSONAL_TOKEN : Credential.OAUTH_TOKEN;
            return new Caller("alice", role, kind, "token-1", scopes.isEmpty() ? null : "client-1", new Allowance(access, integrations, new Shown(names, mode, false)), scopes, null);
        }
    }

    private enum Query {
        NONE(Map.of()),
        DISCOVERY(Map.of("tools", "discovery")),
        ALL(Map.of("tools", "all")),
        CORE(Map.of("tools", "core")),
        SLACK(Map.of("integrations", "slack")),
        BOTH(Map.of("integrations", "slack,teamwork")),
        UNKNOWN(Map.of("integrations", "nobody,SLACK")),
        EMPTY(Map.of("integrations", "")),
        TEAMWORK_DISCOVERY(Map.of("integrations", " teamwork ,nobody", "tools", "discovery"));

        private final Map<String, String> parameters;

        Query(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        /** Whether it leaves an integration in; it never adds one. */
        boolean leaves(String integration) {
            return !parameters.containsKey("integrations")
                    || Arrays.stream(parameters.get("integrations").split(",")).anyMatch(id -> id.strip().equals(integration));
        }

        /** What the address asks for, else what the token has. */
        ToolsMode mode(Token token) {
            return Optional.ofNullable(parameters.get("tools")).flatMap(ToolsMode::find).orElse(token.mode);
        }
    }

    private final ToolsRig rig = HubRig.loaded();
    private final McpFixture mcp = new McpFixture(rig);
    private final Map<String, String> sessions = new HashMap<>();

    static Stream<Arguments> matrix() {
        return Stream.of(Token.values()).flatMap(token -> Stream.of(Role.values()).flatMap(role -> Stream.of(Query.values())
                .flatMap(query -> Stream.of(Set.of(), Set.of("slack"))
                        .map(connected -> Arguments.of(token, role, query, connected)))));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void listedAndCallableWhenComparedThenOnePolicy(Token token, Role role, Query query, Set<String> connected) {
        rig.connections.connected = connected;
        rig.rows.clear();
        for (String era : ERAS) {
            // Each form in one era is enough for the inner name: the catalogue is the same.
            String inner = FORMS.get(ERAS.indexOf(era));
            Door door = new Door(era, token.of(role), query);
            Set<String> listed = door.listed();
            Set<String> usable = new TreeSet<>();
            for (RegisteredTool tool : rig.catalog.all(McpFixture.alice())) {
                Answer expected = expected(token, query, connected, tool);
                for (String form : FORMS) {
                    assertThat(door.call(tool, form, false)).as("%s as %s in %s", tool.name(), form, era).isEqualTo(expected);
                }
                if (!tool.name().equals(CALL)) {
                    assertThat(door.call(tool, inner, true)).as("%s as %s in %s through the hub", tool.name(), inner, era).isEqualTo(expected);
                }
                // What only the client's scope forbids stays listed, so that the client learns by calling what to ask for.
                if (expected == Answer.RAN || (expected == Answer.STEP_UP && connected.contains(tool.integration()))) {
                    usable.add(tool.name());
                }
            }
            ToolsMode mode = query.mode(token);
            if (mode != ToolsMode.ALL) {
                usable.removeIf(name -> !name.startsWith("hub.") && (mode == ToolsMode.DISCOVERY || !name.equals("slack.words.read")));
            }
            assertThat(listed).as("listed in %s", era).isEqualTo(usable);
            for (String integration : List.of("slack", "teamwork", "unset", "hub")) {
                assertThat(door.foundWithTheHub(integration)).as("hub.tools.list of %s", integration).isEqualTo(visible(token, query, integration));
            }
        }
        assertThat(rig.rows).isNotEmpty().noneMatch(row -> row.endsWith("begun"));
    }

    @Test
    void callToolWhenListedThenPromisesTheWorstAndNoOutput() {
        JsonNode tools = McpFixture.json(new Door("2026-07-28", Token.READ.of(Role.USER), Query.NONE).send("tools/list", "", "")).at("/result/tools");
        JsonNode call = StreamSupport.stream(tools.spliterator(), false).filter(tool -> tool.get("name").asText().equals("hub_tools_call")).findFirst().orElseThrow();
        assertThat(call.get("annotations")).isEqualTo(Json.read("""
                {"title":"Call a tool","readOnlyHint":false,"destructiveHint":true,"idempotentHint":false,"openWorldHint":true}"""));
        assertThat(call.has("outputSchema")).isFalse();
    }

    /**
     * The rule: token, query and role may only take away. Everybody reaches the hub's own tools. A client's narrow scope can be
     * widened.
     */
    private static Answer expected(Token token, Query query, Set<String> connected, RegisteredTool tool) {
        if (tool.integration().equals("hub")) {
            return Answer.RAN;
        }
        boolean reached = (token.integrations == null || token.integrations.contains(tool.integration())) && query.leaves(tool.integration()) && !tool.integration().equals("unset");
        if (!reached) {
            return Answer.UNKNOWN;
        }
        if (tool.effect() != Effect.READ && token.access == Access.READ) {
            return Answer.UNKNOWN;
        }
        if (tool.effect() != Effect.READ && token.scopes.equals(Set.of("mcp:read"))) {
            return Answer.STEP_UP;
        }
        return connected.contains(tool.integration()) ? Answer.RAN : Answer.CONNECT;
    }

    private Set<String> visible(Token token, Query query, String integration) {
        Set<String> names = new TreeSet<>();
        for (RegisteredTool tool : rig.catalog.all(McpFixture.alice())) {
            Answer answer = expected(token, query, Set.of(), tool);
            if (tool.integration().equals(integration) && EnumSet.of(Answer.RAN, Answer.CONNECT, Answer.STEP_UP).contains(answer)) {
                names.add(tool.name());
            }
        }
        return names;
    }

    /** One client at the door. */
    private final class Door {
        private final String era;
        private final Caller caller;
        private final Query query;

        Door(String era, Caller caller, Query query) {
            this.era = era;
            this.caller = caller;
            this.query = query;
        }

        /** Canonical names; the form on the wire is checked on the way. */
        Set<String> listed() {
            Set<String> names = new TreeSet<>();
            for (JsonNode tool : McpFixture.json(send("tools/list", "", "")).at("/result/tools")) {
                String wire = tool.get("name").asText();
                names.add(canonical(wire));
            }
            return names;
        }

        private String canonical(String wire) {
            String name = rig.catalog.find(caller, wire).orElseThrow().name();
            assertThat(wire).isEqualTo(WireNames.in(caller.allowance().toolNames(), name));
            return name;
        }

        Set<String> foundWithTheHub(String integration) {
            JsonNode answer = McpFixture.json(send("tools/call", "hub.tools.list", "\"name\":\"hub.tools.list\",\"arguments\":{\"integration\":\"" + integration + "\"}"));
            return Json.read(answer.at("/result/content/0/text").asText()).findValuesAsText("name").stream().map(this::canonical).collect(Collectors.toCollection(TreeSet::new));
        }

        Answer call(RegisteredTool tool, String form, boolean throughTheHub) {
            int before = rig.rows.size();
            String name = inForm(tool.name(), form);
            String arguments = arguments(tool.name());
            String outer = throughTheHub ? inForm(CALL, form) : name;
            String sent = throughTheHub ? "{\"tool\":\"" + name + "\",\"arguments\":" + arguments + "}" : arguments;
            Answer answer = read(send("tools/call", outer, "\"name\":\"" + outer + "\",\"arguments\":" + sent), name);
            String via = throughTheHub || tool.name().equals(CALL) ? CALL : "null";
            String about = tool.name().equals(CALL) ? "hub.integrations.list" : tool.name();
            assertThat(rig.rows.subList(before, rig.rows.size())).as("one row").singleElement().asString().startsWith(about + " via " + via + ": ");
            return answer;
        }

        private static Answer read(McpAnswer answer, String name) {
            JsonNode body = McpFixture.json(answer);
            if (answer.status() == 403) {
                assertThat(answer.headers().get("WWW-Authenticate")).contains("insufficient_scope");
                return Answer.STEP_UP;
            }
            assertThat(answer.status()).isEqualTo(200);
            if (body.has("error")) {
                assertThat(body.at("/error/code").asInt()).isEqualTo(-32602);
                assertThat(body.at("/error/message").asText()).isEqualTo("Unknown tool: " + name);
                return Answer.UNKNOWN;
            }
            boolean connect = body.at("/result/isError").asBoolean() && body.at("/result/content/0/text").asText().contains("/connect/alice-");
            return connect ? Answer.CONNECT : Answer.RAN;
        }

        private McpAnswer send(String method, String name, String params) {
            return era.equals("2026-07-28") ? modern(method, name, params) : legacy(method, params);
        }

        private McpAnswer modern(String method, String name, String params) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + (params.isEmpty() ? "" : ",") + McpFixture.MODERN_META + "}}";
            UnaryOperator<String[]> named = headers -> name.isEmpty() ? Arrays.copyOf(headers, 4) : headers;
            return mcp.answer("POST", body.getBytes(StandardCharsets.UTF_8), caller, query.parameters,
                    named.apply(new String[] {"MCP-Protocol-Version", era, "Mcp-Method", method, "Mcp-Name", name}));
        }

        private McpAnswer legacy(String method, String params) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
            return mcp.answer("POST", body.getBytes(StandardCharsets.UTF_8), caller, query.parameters, "Mcp-Session-Id", sessions.computeIfAbsent(era, this::open));
        }

        private String open(String version) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version
                    + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
            return mcp.answer("POST", body.getBytes(StandardCharsets.UTF_8), caller, Map.of()).headers().get(McpHeaders.SESSION);
        }

        private static String inForm(String canonical, String form) {
            return switch (form) {
                case "flat" -> canonical.replace(".", "_");
                case "double" -> canonical.replace(".", "__");
                default -> canonical;
            };
        }

        private static String arguments(String tool) {
            return switch (tool) {
                case "hub.tools.list" -> "{\"integration\":\"slack\"}";
                case "hub.integrations.connect" -> "{\"integration\":\"nobody\"}";
                case "hub.tools.search" -> "{\"query\":\"words\"}";
                case CALL -> "{\"tool\":\"hub.integrations.list\"}";
                default -> "{}";
            };
        }
    }
}
