package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.audit.AuditEntry;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.audit.CallOutcome;
import io.mcphub.audit.CalledTool;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.InputRequired;
import io.mcphub.tools.MissingClientCapability;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToolCallsTest {
    private final TestTools.SlackTools slack = new TestTools.SlackTools();
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final RecordingAudit audit = new RecordingAudit();
    private final ToolCalls calls = new BeanBox()
            .with(ToolCatalogue.class, TestTools.catalog(slack))
            .with(Connections.class, connections)
            .with(ConnectInChat.class, TestConnectInChat.over(connections))
            .with(Arguments.class, TestArguments.create())
            .with(Settings.class, new ToolPolicyTest.Switches())
            .with(CallQueue.class, TestQueue.direct())
            .with(AuditTrail.class, audit)
            .get(ToolCalls.class);

    @BeforeEach
    void connect() {
        connections.connected = Set.of("slack");
    }

    @Test
    void callWhenAllIsWellThenStructuredResultAndOkRow() {
        ToolResult result = call("slack_messages_post", "{'channel':'C1'}").orElseThrow();

        assertThat(result.structuredContent()).isEqualTo(Json.read("{\"channel\":\"C1\",\"token\":\"opened\"}"));
        assertThat(result.content().get(0).path("text").asText()).isEqualTo("{\"channel\":\"C1\",\"token\":\"opened\"}");
        assertThat(audit.begun).containsExactly(new CalledTool("slack.messages.post", null, "slack", "WRITE"));
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::tool, CallOutcome::effect, CallOutcome::errorClass)
                .containsExactly(AuditStatus.OK, "slack.messages.post", "WRITE", null);
    }

    @Test
    void callWhenAuditCannotBeWrittenThenUpstreamUntouched() {
        audit.broken = true;

        assertThatThrownBy(() -> call("slack.messages.post", "{'channel':'C1'}")).isInstanceOf(HubException.class).hasMessageContaining("was not called");
        assertThat(slack.calls).isZero();
    }

    @Test
    void refuseWhenStoppedBeforeTheToolThenRefusedRowUnderTheDottedName() {
        calls.begin("slack_messages_post", null, CallContext.of(TestTools.caller(Access.FULL, null, ToolsMode.ALL), "r1")).refuse("INVALID_PARAMS");

        assertThat(audit.begun).containsExactly(new CalledTool("slack.messages.post", null, "slack", "WRITE"));
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.REFUSED, "INVALID_PARAMS");
        assertThat(slack.calls).isZero();
    }

    @Test
    void callWhenUnknownOrHiddenThenSameAnswerAndRefusedRow() {
        Caller reader = TestTools.caller(Access.READ, null, ToolsMode.ALL);

        assertThat(TestWorkers.ended(calls.begin("nobody.knows.it", Json.mapper().createObjectNode(), CallContext.of(reader, "r1")).run())).isEmpty();
        CallOutcome unknown = audit.outcome();
        assertThat(TestWorkers.ended(calls.begin("slack.messages.post", Json.mapper().createObjectNode(), CallContext.of(reader, "r1")).run())).isEmpty();

        assertThat(audit.begun).containsExactly(CalledTool.unknown("nobody.knows.it", null), CalledTool.unknown("slack.messages.post", null));
        assertThat(audit.outcome()).isEqualTo(unknown).extracting(CallOutcome::status).isEqualTo(AuditStatus.REFUSED);
        assertThat(slack.calls).isZero();
    }

    @Test
    void callWhenNameIsEndlessThenRowKeeps128Characters() {
        call("x".repeat(5000), "{}");

        assertThat(audit.begun.get(0).name()).hasSize(128);
    }

    @Test
    void callWhenArgumentsAreWrongThenRefusedBeforeConnectionIsOpened() {
        connections.connected = Set.of();

        ToolResult result = call("slack.messages.post", "{'channel':'nope'}").orElseThrow();

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("channel must match");
        assertThat(audit.outcome().errorText()).contains("channel must match");
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.REFUSED, "INVALID_INPUT");
    }

    @Test
    void callWhenAnAccountIsNamedThenThatOneIsOpenedAndTheToolDoesNotSeeIt() {
        assertThat(call("slack.messages.post", "{'channel':'C1','account':'work'}").orElseThrow().isError()).isFalse();
        assertThat(connections.opened).isEqualTo("work");
    }

    @Test
    void callWhenTheOwnerAllowsNoWritesThenToolIsNotCalled() {
        connections.writes = Reach.NONE;

        assertThat(text(call("slack.messages.post", "{'channel':'C1'}").orElseThrow())).contains("only read").contains("/connections");
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.REFUSED, "FORBIDDEN");
        assertThat(slack.calls).isZero();
    }

    @Test
    void callWhenTheOwnerAllowsNoReadsThenOnlyToolsThatWriteAreCalled() {
        connections.reads = Reach.NONE;

        assertThat(text(call("slack.channels.list", "{'channel':'C1'}").orElseThrow())).contains("read nothing").contains("/connections");
        assertThat(slack.calls).isZero();
        assertThat(call("slack.messages.post", "{'channel':'C1'}").orElseThrow().isError()).isFalse();
    }

    @Test
    void callWhenNotConnectedThenTextHasTheLink() {
        connections.connected = Set.of();

        assertThatThrownBy(() -> call("slack.messages.post", "{'channel':'C1'}"))
                .isInstanceOfSatisfying(InputRequired.class, asked -> assertThat(asked.otherwise().publicDetail()).contains("Slack is not connected", "http://localhost:8000/connect/"));
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.REFUSED, "NOT_CONNECTED");
        assertThat(slack.calls).isZero();
    }

    @Test
    void callWhenRateLimitedThenSaysHowLong() {
        slack.failure = TestTools.rateLimited();

        assertThat(text(call("slack.messages.post", "{'channel':'C1'}").orElseThrow())).isEqualTo("Slack asks to wait. Retry in 2 seconds.");
    }

    @Test
    void callWhenRefusedThenProgramsReadTheProblemAndNothingIsStructured() {
        ToolResult invalid = call("slack.messages.post", "{'channel':'nope'}").orElseThrow();
        slack.failure = TestTools.rateLimited();
        ToolResult limited = call("slack.messages.post", "{'channel':'C1'}").orElseThrow();

        assertThat(invalid.meta()).hasToString("{\"io.mcphub/problem\":{\"code\":\"invalid-input\",\"field\":\"channel\"}}");
        assertThat(limited.meta()).hasToString("{\"io.mcphub/problem\":{\"code\":\"rate-limited\",\"retry_after\":2}}");
        assertThat(invalid.structuredContent()).isNull();
        assertThat(limited.structuredContent()).isNull();
    }

    @Test
    void callWhenItNeedsMoreThanTheCallerHasThenRefusedAndNotCalled() {
        Caller reader = TestTools.caller().withScopes(Set.of("mcp:read"));
        BegunCall begun = calls.begin("slack.messages.post", (ObjectNode) Json.read("{\"channel\":\"C1\"}"), CallContext.of(reader, "r1"));

        assertThat(begun.verdict()).isEqualTo(Verdict.NEEDS_SCOPE);
        assertThat(TestWorkers.ended(begun.run()).orElseThrow().isError()).isTrue();
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.REFUSED, "NEEDS_SCOPE");
        assertThat(audit.begun).extracting(CalledTool::effect).containsExactly("WRITE");
        assertThat(slack.calls).isZero();
    }

    @Test
    void callWhenToolHasDefectThenNothingLeaks() {
        slack.failure = new IllegalStateException("jdbc:secret");

        ToolResult result = call("slack.messages.post", "{'channel':'C1'}").orElseThrow();

        assertThat(text(result)).isEqualTo("Internal error a1");
        assertThat(audit.outcome()).extracting(CallOutcome::status, CallOutcome::errorClass).containsExactly(AuditStatus.ERROR, "defect");
    }

    @Test
    void callWhenTheToolAsksForInputThenTheCallHasItsEnd() {
        slack.failure = new InputRequired(Map.of(), Json.read("{\"step\":1}"));

        assertThatThrownBy(() -> call("slack.messages.post", "{'channel':'C1'}")).isInstanceOf(InputRequired.class);

        assertThat(audit.outcomes).singleElement().extracting(CallOutcome::status, CallOutcome::tool, CallOutcome::errorClass)
                .containsExactly(AuditStatus.REFUSED, "slack.messages.post", "INPUT_REQUIRED");
    }

    @Test
    void callWhenTheClientLacksACapabilityThenTheCallHasItsEnd() {
        slack.failure = new MissingClientCapability(Json.mapper().createObjectNode());

        assertThatThrownBy(() -> call("slack.messages.post", "{'channel':'C1'}")).isInstanceOf(MissingClientCapability.class);

        assertThat(audit.outcomes).singleElement().extracting(CallOutcome::status, CallOutcome::errorClass)
                .containsExactly(AuditStatus.REFUSED, "MISSING_CLIENT_CAPABILITY");
    }

    @Test
    void callWhenRowCannotBeCompletedThenResultStillArrives() {
        audit.finishBroken = true;

        assertThat(call("slack.messages.post", "{'channel':'C1'}").orElseThrow().isError()).isFalse();
    }

    private Optional<ToolResult> call(String name, String json) {
        return TestWorkers.ended(calls.begin(name, (ObjectNode) Json.read(json.replace('\'', '"')), CallContext.of(TestTools.caller(), "r1")).run());
    }

    private static String text(ToolResult result) {
        return result.content().get(0).path("text").asText();
    }

    private static final class RecordingAudit extends AuditTrail {
        final List<CalledTool> begun = new ArrayList<>();
        final List<CallOutcome> outcomes = new ArrayList<>();
        boolean broken;
        boolean finishBroken;

        @Override
        public AuditEntry begin(Caller caller, CalledTool tool, @Nullable JsonNode arguments, String requestId) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            begun.add(tool);
            return new AuditEntry("a1", Instant.EPOCH, caller.userId(), tool);
        }

        @Override
        public void finish(AuditEntry entry, CallOutcome outcome) {
            if (finishBroken) {
                throw new IllegalStateException("disk full");
            }
            outcomes.add(outcome);
        }

        CallOutcome outcome() {
            return outcomes.get(outcomes.size() - 1);
        }
    }
}
