package io.mcphub.tools.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Access;
import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.audit.AuditEntry;
import io.mcphub.audit.AuditTrail;
import io.mcphub.audit.CallOutcome;
import io.mcphub.audit.CalledTool;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.Json;
import io.mcphub.platform.Preview;
import io.mcphub.platform.queue.CallQueue;
import io.mcphub.platform.queue.TestQueue;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestWorkers;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.TestTools;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code preview: true}, from the caller's reach to the audit log. */
class PreviewedCallsTest {
    private final Tools tools = new Tools();
    private final TestTools.FakeConnections connections = new TestTools.FakeConnections();
    private final Log log = new Log();
    private final ToolCalls calls = new BeanBox()
            .with(ToolCatalogue.class, TestTools.catalog(tools))
            .with(Connections.class, connections)
            .with(ConnectInChat.class, TestConnectInChat.over(connections))
            .with(Arguments.class, TestArguments.create())
            .with(Settings.class, new ToolPolicyTest.Switches())
            .with(CallQueue.class, TestQueue.direct())
            .with(AuditTrail.class, log)
            .get(ToolCalls.class);

    record Say(@Description("What") String text) {}

    record Said(String text) {}

    @ToolsOf(value = "slack", previews = true)
    public static class Tools {
        private int sent;

        @Tool(name = "slack.words.say", title = "Say", description = "Says.", effect = Effect.WRITE)
        public Said say(Say in, Credential slack) {
            Preview.stop("#orion", () -> Json.read("{\"text\":\"" + in.text() + "\"}"));
            sent++;
            return new Said(in.text());
        }
    }

    @BeforeEach
    void connect() {
        connections.connected = Set.of("slack");
    }

    private Optional<ToolResult> call(Access access, String arguments) {
        Caller caller = TestTools.caller(access, null, ToolsMode.ALL);
        return TestWorkers.ended(calls.begin("slack.words.say", (ObjectNode) Json.read(arguments), CallContext.of(caller, "r1")).run());
    }

    @Test
    void callWhenPreviewedThenNothingIsSentAndTheAnswerSaysWhatWouldBe() {
        ToolResult shown = call(Access.FULL, "{\"text\":\"hi\",\"preview\":true}").orElseThrow();

        assertThat(shown.structuredContent()).hasToString("{\"preview\":true,\"target\":\"#orion\",\"would_send\":{\"text\":\"hi\"}}");
        assertThat(tools.sent).isZero();
    }

    @Test
    void callWhenPreviewedThenTheAuditLogHasItAsOne() {
        call(Access.FULL, "{\"text\":\"hi\",\"preview\":true}");
        call(Access.FULL, "{\"text\":\"hi\"}");

        assertThat(log.arguments).extracting(arguments -> arguments.has("preview")).containsExactly(true, false);
        assertThat(log.results).extracting(result -> result.has("preview")).containsExactly(true, false);
    }

    @Test
    void callWhenTheCallerMayOnlyReadThenThereIsNoPreviewEither() {
        assertThat(call(Access.READ, "{\"text\":\"hi\",\"preview\":true}")).isEmpty();
    }

    private static final class Log extends AuditTrail {
        private final List<JsonNode> arguments = new ArrayList<>();
        private final List<JsonNode> results = new ArrayList<>();

        @Override
        public AuditEntry begin(Caller caller, CalledTool tool, @Nullable JsonNode given, String requestId) {
            arguments.add(given.deepCopy());
            return new AuditEntry("e1", Instant.EPOCH, caller.userId(), tool);
        }

        @Override
        public void finish(AuditEntry entry, CallOutcome outcome) {
            results.add(outcome.result());
        }
    }
}
