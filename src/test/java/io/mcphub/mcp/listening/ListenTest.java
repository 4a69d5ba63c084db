package io.mcphub.mcp.listening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.ConnectionsChanged;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.platform.Json;
import io.mcphub.settings.SettingsChanged;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.UserChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code subscriptions/listen} (patterns/subscriptions). */
class ListenTest {
    private static final String TOOLS = "\"notifications\":{\"toolsListChanged\":true}";
    private static final String SUBSCRIPTION = "/params/_meta/io.modelcontextprotocol~1subscriptionId";

    private final McpFixture mcp = new McpFixture();

    @Test
    void listenWhenOpenedThenFirstTheAcknowledgementOfWhatIsOffered() {
        Wire wire = listen("\"s1\"", "\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourceSubscriptions\":[\"a:b\"],\"future\":1}");
        assertThat(wire.events).singleElement().satisfies(ack -> {
            assertThat(ack.get("method").asText()).isEqualTo("notifications/subscriptions/acknowledged");
            assertThat(ack.at("/params/notifications")).hasToString("{\"toolsListChanged\":true}");
            assertThat(ack.at(SUBSCRIPTION).textValue()).isEqualTo("s1");
        });
        assertThat(wire.answers).isEmpty();
    }

    @Test
    void listenWhenTheIdIsANumberThenItStaysOne() {
        Wire wire = listen("9007199254740993", TOOLS);
        assertThat(wire.events.get(0).at(SUBSCRIPTION).isIntegralNumber()).isTrue();
        assertThat(wire.events.get(0).toString()).contains("9007199254740993");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"notifications\":[]", "\"notifications\":{\"toolsListChanged\":1}", "\"notifications\":{\"resourceSubscriptions\":{}}",
            "\"notifications\":{\"resourceSubscriptions\":[1]}", "\"notifications\":null"})
    void listenWhenTheFilterIsMalformedThenInvalidParamsAndNoStream(String params) {
        Wire wire = listen("1", params);
        assertThat(wire.error().at("/code").asInt()).isEqualTo(-32602);
        assertThat(wire.events).isEmpty();
    }

    @Test
    void listenWhenNothingIsAskedForThenAnEmptyAcknowledgementAndSilence() {
        Wire wire = listen("1", "\"notifications\":{\"toolsListChanged\":false}");
        assertThat(wire.events.get(0).at("/params/notifications")).hasToString("{}");
        mcp.streams.changed(new ListChanged(ListKind.TOOLS));
        assertThat(wire.events).hasSize(1);
    }

    @Test
    void listenWhenTheClientTakesNoStreamThen406AndNoSlotIsTaken() {
        mcp.settings.put("MCP_MAX_STREAMS", "1");
        Wire jsonOnly = new Wire();
        jsonOnly.streamable = false;
        serve(jsonOnly, "1", TOOLS);
        assertThat(jsonOnly.answers.get(0).status()).isEqualTo(406);
        assertThat(listen("1", TOOLS).events).hasSize(1);
    }

    static Stream<Consumer<ListenStreams>> causes() {
        return Stream.of(
                s -> s.changed(new ConnectionsChanged("alice")),
                s -> s.changed(new UserChanged("alice")),
                s -> s.changed(new CredentialsChanged("alice")),
                s -> s.changed(new SettingsChanged()));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void eventWhenTheListDiffersThenItIsToldOnceAndToNobodyElse(Consumer<ListenStreams> cause) {
        Wire wire = listen("\"s\"", TOOLS);
        mcp.hidden.add("slack.messages.post");
        mcp.streams.check();
        assertThat(wire.events).as("nothing happened yet that anybody was told of").hasSize(1);

        cause.accept(mcp.streams);
        mcp.streams.check();
        cause.accept(mcp.streams);
        mcp.streams.check();

        assertThat(wire.events).hasSize(2);
        assertThat(wire.events.get(1).get("method").asText()).isEqualTo("notifications/tools/list_changed");
        assertThat(wire.events.get(1).at(SUBSCRIPTION).asText()).isEqualTo("s");
        assertThat(wire.answers).isEmpty();
    }

    @Test
    void eventWhenItIsAnotherPersonsThenNobodyIsLookedAt() {
        Wire wire = listen("1", TOOLS);
        mcp.hidden.add("slack.messages.post");
        mcp.streams.changed(new ConnectionsChanged("bob"));
        mcp.streams.check();
        assertThat(wire.events).hasSize(1);
    }

    @Test
    void eventWhenForEverybodyThenTheyWhoAskedAreToldAtOnce() {
        Wire tools = listen("1", TOOLS);
        Wire nothing = listen("2", "\"notifications\":{}");
        mcp.streams.changed(new ListChanged(ListKind.TOOLS));
        mcp.streams.changed(new ListChanged(ListKind.PROMPTS));
        assertThat(tools.events).hasSize(2);
        assertThat(nothing.events).hasSize(1);
    }

    @Test
    void tokenWhenItReachesLessThenTheListIsToldToBeAnother() {
        Wire wire = listen("1", TOOLS);
        mcp.live = http -> Optional.of(http.caller().narrowedTo(Set.of()));
        mcp.streams.changed(new CredentialsChanged("alice"));
        mcp.streams.check();
        assertThat(wire.events).hasSize(2);
    }

    @Test
    void tokenWhenItHasEndedThenTheStreamEndsWithItsResult() {
        Wire wire = listen("\"s\"", TOOLS);
        mcp.live = http -> Optional.empty();
        mcp.streams.changed(new CredentialsChanged("alice"));
        mcp.streams.check();

        assertEnded(wire, "s");
        mcp.streams.changed(new ListChanged(ListKind.TOOLS));
        assertThat(wire.events).hasSize(1);
    }

    @Test
    void tokenWhenItExpiresThenTheStreamEndsInThatSecond() {
        Instant now = Instant.parse("2026-11-25T08:00:00Z");
        mcp.clock.use(Clock.fixed(now, ZoneOffset.UTC));
        Wire wire = new Wire();
        serve(wire, caller(now.plusSeconds(60)), "\"s\"", TOOLS);
        mcp.clock.use(Clock.fixed(now.plusMillis(59_999), ZoneOffset.UTC));
        mcp.streams.tick();
        assertThat(wire.answers).isEmpty();

        mcp.clock.use(Clock.fixed(now.plus(Duration.ofSeconds(60)), ZoneOffset.UTC));
        mcp.streams.tick();
        assertEnded(wire, "s");
    }

    @Test
    void streamWhenAnHourHasPassedOrTheServerStopsThenItEndsWithItsResult() {
        Wire old = listen("\"old\"", TOOLS);
        mcp.streams.all().forEach(s -> mcp.streams.tick(s, 3600));
        assertEnded(old, "old");

        Wire young = listen("\"young\"", TOOLS);
        mcp.streams.stop();
        assertEnded(young, "young");
    }

    @Test
    void streamWhenNobodyReadsThenItsSlotIsFree() {
        mcp.settings.put("MCP_MAX_STREAMS_PER_USER", "1");
        Wire gone = listen("1", TOOLS);
        assertThat(listen("2", TOOLS).answers.get(0).status()).isEqualTo(429);
        gone.closed = true;
        mcp.streams.all().forEach(s -> mcp.streams.tick(s, 5));
        assertThat(listen("3", TOOLS).events).hasSize(1);
    }

    @Test
    void streamsWhenTooManyThen429WithItsCode() {
        mcp.settings.put("MCP_MAX_STREAMS_PER_USER", "2");
        mcp.settings.put("MCP_MAX_STREAMS", "3");
        listen("1", TOOLS);
        listen("2", TOOLS);
        Wire third = listen("3", TOOLS);
        assertThat(third.error().get("code").asInt()).isEqualTo(-32603);
        assertThat(third.answers.get(0).headers()).containsKey("Retry-After");
        assertThat(third.events).isEmpty();

        Wire other = new Wire();
        serve(other, McpFixture.caller("bob", Set.of()), "1", TOOLS);
        assertThat(other.events).hasSize(1);
        Wire last = new Wire();
        serve(last, McpFixture.caller("carol", Set.of()), "1", TOOLS);
        assertThat(last.answers.get(0).status()).isEqualTo(429);
    }

    @Test
    void lookWhenItFailsThenTheStreamStaysAndIsLookedAtAgain() {
        Wire wire = listen("1", TOOLS);
        mcp.live = http -> {
            throw new IllegalStateException("the database is locked");
        };
        mcp.streams.changed(new CredentialsChanged("alice"));
        mcp.streams.check();
        assertThat(wire.answers).isEmpty();
        mcp.live = http -> Optional.empty();
        mcp.streams.check();
        assertThat(wire.answers).hasSize(1);
    }

    @Test
    void capabilitiesWhenModernThenListChangedAndNotBefore() {
        assertThat(McpFixture.json(mcp.modern("server/discover", "")).at("/result/capabilities/tools/listChanged").asBoolean()).isTrue();
        JsonNode legacy = McpFixture.json(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}"));
        assertThat(legacy.at("/result/capabilities/tools")).hasToString("{}");
    }

    private static void assertEnded(Wire wire, String id) {
        assertThat(wire.answers).hasSize(1);
        JsonNode answer = McpFixture.json(wire.answers.get(0));
        assertThat(answer.get("id").asText()).isEqualTo(id);
        assertThat(answer.at("/result/resultType").asText()).isEqualTo("complete");
        assertThat(answer.at("/result/_meta/io.modelcontextprotocol~1subscriptionId").asText()).isEqualTo(id);
    }

    private Wire listen(String id, String params) {
        Wire wire = new Wire();
        serve(wire, id, params);
        return wire;
    }

    private void serve(Wire wire, String id, String params) {
        serve(wire, McpFixture.alice(), id, params);
    }

    private void serve(Wire wire, Caller caller, String id, String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"subscriptions/listen\",\"params\":{" + params + (params.isEmpty() ? "" : ",") + McpFixture.MODERN_META + "}}";
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "subscriptions/listen");
        mcp.endpoint.serve(new McpRequest("POST", headers, Map.of(), body.getBytes(java.nio.charset.StandardCharsets.UTF_8), caller), wire);
    }

    private static Caller caller(Instant expiresAt) {
        return new Caller("alice", Role.USER, Caller.Credential.OAUTH_TOKEN, "grant-1", "client", Allowance.ALL, Set.of("mcp"), expiresAt);
    }

    private static final class Wire extends Reply {
        private final List<JsonNode> events = new ArrayList<>();
        private final List<McpAnswer> answers = new ArrayList<>();
        private boolean streamable = true;
        private boolean closed;

        JsonNode error() {
            return McpFixture.json(answers.get(0)).get("error");
        }

        @Override
        protected void deliver(McpAnswer answer) {
            answers.add(answer);
        }

        @Override
        public boolean hold() {
            return streamable && super.hold();
        }

        @Override
        public void event(ObjectNode notification) {
            events.add(Json.read(notification.toString()));
        }

        @Override
        public boolean keepAlive() {
            return !closed;
        }
    }
}
