package io.mcphub.integrations.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.Json;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.ToolsRig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallToolTest {
    private final ToolsRig rig = HubRig.loaded();
    private final Caller caller = Caller.person("u1", Role.USER, Caller.Credential.SESSION, "s1", Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(strings = {
        "{'tool':'slack.words.write','arguments':{'word':'hello'}}",
        "{'tool':'slack_words_write','arguments':{'word':'hello'}}",
        "{'tool':'slack__words__write','arguments':{'word':'hello'},'integration':'slack'}",
        "{'tool':'words.write','arguments':{'word':'hello'},'integration':'slack'}",
        "{'tool':'words_write','arguments':{'word':'hello'},'integration':'slack'}",
        "{'tool_name':'slack.words.write','arguments':{'word':'hello'},'provider':'slack'}",
        "{'tool':'slack.words.write','arguments':null,'integration':null}",
    })
    void callWhenAToolIsNamedThenThatToolRunsUnderItsOwnName(String arguments) {
        rig.connections.connected = Set.of("slack");

        ToolResult result = call(arguments).orElseThrow();

        assertThat(result.structuredContent()).isEqualTo(json("{'said':'slack','account':'account of u1'}"));
        assertThat(rig.rows).containsExactly("slack.words.write via hub.tools.call: OK null");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'tool':'slack.words.write','integration':'teamwork'}",
        "{'tool':'words.write','integration':'nobody'}",
        "{'tool':'no.such.tool'}",
        "{'tool':'unset.words.read'}",
    })
    void callWhenUnknownHiddenOrOfAnotherIntegrationThenTheSame(String arguments) {
        rig.connections.connected = Set.of("slack", "teamwork");

        assertThat(call(arguments)).isEmpty();
        assertThat(rig.rows).singleElement().asString().endsWith(" via hub.tools.call: REFUSED NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{'tool':''}", "{'tool':5}", "{'tool':'slack.words.read','arguments':[]}", "{'tool':'slack.words.read','word':'hello'}", "{'provider':'slack'}",
        "{'tool':'slack.words.read','tool_name':'slack.words.write'}", "{'tool_name':'slack.words.write','tool':'slack.words.read'}", "{'tool':'slack.words.read','integration':7}",
    })
    void callWhenItsOwnArgumentsAreWrongThenToldAndNothingRuns(String arguments) {
        rig.connections.connected = Set.of("slack");

        ToolResult result = call(arguments).orElseThrow();

        assertThat(result.isError()).isTrue();
        assertThat(rig.rows).containsExactly("hub.tools.call via null: REFUSED INVALID_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub.tools.call", "hub_tools_call", "hub__tools__call"})
    void callWhenAskedToCallItselfThenRefused(String itself) {
        ToolResult result = call("{'tool':'" + itself + "','arguments':{'tool':'slack.words.read'}}").orElseThrow();

        assertThat(result.content().toString()).contains("cannot call itself");
        assertThat(rig.rows).containsExactly("hub.tools.call via null: REFUSED INVALID_INPUT");
    }

    @Test
    void callWhenInnerArgumentsAreWrongThenTheInnerToolRefuses() {
        ToolResult result = call("{'tool':'slack.words.read','arguments':{'words':'x'}}").orElseThrow();

        assertThat(result.content().toString()).contains("words is not an argument of this tool");
        assertThat(rig.rows).containsExactly("slack.words.read via hub.tools.call: REFUSED INVALID_INPUT");
    }

    @Test
    void callWhenInnerAccountIsMissingThenTheQuestionPassesThrough() {
        assertThatThrownBy(() -> call("{'tool':'slack.words.read'}"))
                .isInstanceOfSatisfying(InputRequired.class, asked -> assertThat(asked.requests()).containsOnlyKeys("connect_slack"));
        assertThat(rig.rows).containsExactly("slack.words.read via hub.tools.call: REFUSED NOT_CONNECTED");
    }

    @Test
    void connectWhenClientOpensLinksThenAskedElseTheUrl() {
        ToolResult given = call("{'tool':'hub.integrations.connect','arguments':{'integration':'slack'}}").orElseThrow();
        assertThat(given.isError()).isFalse();
        assertThat(given.structuredContent().get("url").asText()).isEqualTo("https://hub.example.com/connect/u1-slack");
        assertThat(given.structuredContent().get("connected").asBoolean()).isFalse();

        assertThatThrownBy(() -> TestWorkers.ended(rig.calls.begin("hub.integrations.connect", json("{'integration':'slack'}"), context("{'elicitation':{'url':{}}}")).run())).isInstanceOf(InputRequired.class);

        rig.connections.connected = Set.of("slack");
        ToolResult connected = TestWorkers.ended(rig.calls.begin("hub.integrations.connect", json("{'integration':'slack'}"), context("{'elicitation':{'url':{}}}")).run()).orElseThrow();
        assertThat(connected.structuredContent().get("connected").asBoolean()).isTrue();
        assertThat(connected.structuredContent().has("url")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "unset", "hub"})
    void connectWhenNobodyCanThenSaysSo(String integration) {
        ToolResult result = call("{'tool':'hub.integrations.connect','arguments':{'integration':'" + integration + "'}}").orElseThrow();

        assertThat(result.isError()).isTrue();
        assertThat(result.content().toString()).doesNotContain("/connect/");
    }

    @Test
    void searchWhenANameIsGivenThenItComesFirstWithItsSchema() {
        List<String> names = new ArrayList<>();
        ToolResult found = call("{'tool':'hub.tools.search','arguments':{'query':'teamwork_words_read','limit':2}}").orElseThrow();
        found.structuredContent().get("tools").forEach(tool -> names.add(tool.get("name").asText()));

        assertThat(names).first().isEqualTo("teamwork_words_read");
        assertThat(found.structuredContent().at("/tools/0/input_schema/properties/word/type").asText()).isEqualTo("string");
        assertThat(names).hasSizeLessThanOrEqualTo(2);
    }

    private Optional<ToolResult> call(String arguments) {
        return TestWorkers.ended(rig.calls.begin("hub.tools.call", json(arguments), CallContext.of(caller, "r1")).run());
    }

    private CallContext context(@Nullable String capabilities) {
        return new CallContext() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public String requestId() {
                return "r1";
            }

            @Override
            public ObjectNode clientCapabilities() {
                return json(capabilities);
            }
        };
    }

    private static ObjectNode json(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }
}
