package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.audit.AuditEntry;
import io.mcphub.audit.AuditTrail;
import io.mcphub.audit.CallOutcome;
import io.mcphub.audit.CalledTool;
import io.mcphub.connections.Connections;
import io.mcphub.platform.Json;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import io.mcphub.testing.TestDatabase;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code idempotency_key}, from the arguments of a call to the tool and the audit log. */
class RepeatedCallsTest {
    private final TestDatabase database = new TestDatabase();
    private final TestTools.SlackTools slack = new TestTools.SlackTools();
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final List<CallOutcome> outcomes = new ArrayList<>();
    private final ToolCalls calls = new BeanBox(database)
            .with(io.mcphub.platform.HubConfig.class, config())
            .with(ToolCatalogue.class, TestTools.catalog(slack))
            .with(Connections.class, connections)
            .with(ConnectInChat.class, TestConnectInChat.over(connections))
            .with(Arguments.class, TestArguments.create())
            .with(Settings.class, new ToolPolicyTest.Switches())
            .with(CallQueue.class, TestQueue.direct())
            .with(AuditTrail.class, new Outcomes())
            .get(ToolCalls.class);

    @BeforeEach
    void connect() {
        connections.connected = Set.of("slack");
        database.person(TestTools.caller().userId());
        database.run(em -> em.createNativeQuery("INSERT INTO connections (id, user_id, integration, account_id, account_name, is_default, status, token, details, connected_at, version)"
                        + " VALUES ('c1', '" + TestTools.caller().userId() + "', 'slack', 'A1', 'Ada', TRUE, 'OK', 'x', '{}', 0, 0)")
                .executeUpdate());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void callWhenRepeatedThenTheFirstAnswerAndTheAuditLogSaysSo() {
        ToolResult first = call("slack_messages_post", "{'channel':'C1','idempotency_key':'k'}");
        ToolResult again = call("slack.messages.post", "{'idempotency_key':'k','channel':'C1'}");

        assertThat(slack.calls).isEqualTo(1);
        assertThat(first.isError()).isFalse();
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(again.structuredContent()).isEqualTo(first.structuredContent());
        assertThat(again.meta()).hasToString("{\"io.mcphub/repeated\":true}");
        assertThat(outcomes.get(1).result()).hasToString("{\"repeated\":true,\"answer\":" + first.structuredContent() + "}");
    }

    @Test
    void callWhenRepeatedWithOtherArgumentsThenRefused() {
        call("slack.messages.post", "{'channel':'C1','idempotency_key':'k'}");

        assertThat(call("slack.messages.post", "{'channel':'C2','idempotency_key':'k'}").meta()).hasToString("{\"io.mcphub/problem\":{\"code\":\"invalid-input\",\"field\":\"idempotency_key\"}}");
        assertThat(slack.calls).isEqualTo(1);
    }

    @Test
    void callWhenOnlyTheFormOfTheAnswerDiffersThenTheSameCall() {
        call("slack.messages.post", "{'channel':'C1','idempotency_key':'k'}");

        assertThat(call("slack.messages.post", "{'channel':'C1','idempotency_key':'k','max_tokens':500,'account':'work'}").isError()).isFalse();
        assertThat(slack.calls).isEqualTo(1);
    }

    @Test
    void callWhenItOnlyReadsThenTheKeyIsNoArgument() {
        assertThat(call("slack.channels.list", "{'channel':'C1','idempotency_key':'k'}").content().toString()).contains("idempotency_key is not an argument of this tool");
    }

    @Test
    void callWhenRefusedThenTheKeyIsFree() {
        slack.failure = TestTools.rateLimited();
        assertThat(call("slack.messages.post", "{'channel':'C1','idempotency_key':'k'}").isError()).isTrue();
        slack.failure = null;

        assertThat(call("slack.messages.post", "{'channel':'C1','idempotency_key':'k'}").isError()).isFalse();
    }

    private ToolResult call(String tool, String json) {
        ObjectNode arguments = (ObjectNode) Json.read(json.replace('\'', '"'));
        return TestWorkers.ended(calls.begin(tool, arguments, CallContext.of(TestTools.caller(), "r1")).run()).orElseThrow();
    }

    private static TestConfig config() {
        TestConfig config = new TestConfig();
        config.variables.put("NODE_ID", "here");
        return config;
    }

    private final class Outcomes extends AuditTrail {
        @Override
        public AuditEntry begin(io.mcphub.access.Caller caller, CalledTool tool, com.fasterxml.jackson.databind.JsonNode arguments, String requestId) {
            return new AuditEntry("e1", Instant.EPOCH, caller.userId(), tool);
        }

        @Override
        public void finish(AuditEntry entry, CallOutcome outcome) {
            outcomes.add(outcome);
        }
    }
}
