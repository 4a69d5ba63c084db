package io.mcphub.mcp.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.mcp.McpFixture;
import io.mcphub.mcp.protocol.ClientCapabilities;
import io.mcphub.mcp.protocol.Exchange;
import io.mcphub.mcp.protocol.JsonRpcMessage;
import io.mcphub.mcp.protocol.JsonRpcMessage.Kind;
import io.mcphub.mcp.protocol.McpAnswer;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.protocol.Reply;
import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningCallTest {
    private final Wire wire = new Wire();
    private final RunningCalls running = new McpFixture().running;

    @Test
    void progressWhenTokenWasGivenThenSentWithTheTokenAndOnlyIfItGrows() {
        RunningCall call = call(ProtocolVersion.V2026_07_28, "{\"progressToken\":5}");
        call.progress(1, 3.0, "one");
        call.progress(1, 3.0, "again");
        call.progress(0.5, null, null);
        call.progress(Double.NaN, null, null);
        call.progress(2, null, null);
        assertThat(wire.sent).containsExactly(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":5,\"progress\":1.0,\"total\":3.0,\"message\":\"one\"}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":5,\"progress\":2.0}}");
    }

    @Test
    void progressWhenFloodingThenTheClientGetsSomeOfIt() {
        RunningCall call = call(ProtocolVersion.V2026_07_28, "{\"progressToken\":5}");
        for (int i = 0; i < 10_000; i++) {
            call.progress(i, Double.NaN, null);
        }
        assertThat(wire.sent).hasSizeBetween(50, 1000).noneMatch(note -> note.contains("total"));
    }

    @Test
    void progressWhenNobodyAskedOrAnswerWasSentThenNothing() {
        call(ProtocolVersion.V2026_07_28, "{}").progress(1, null, null);
        call(ProtocolVersion.V2026_07_28, "{\"progressToken\":{}}").progress(1, null, null);
        RunningCall answered = call(ProtocolVersion.V2026_07_28, "{\"progressToken\":\"t\"}");
        wire.send(McpAnswer.empty(202));
        answered.progress(1, null, null);
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void cancelWhenRepeatedThenActionsRunOnceAndLaterOnesAtOnce() {
        RunningCall call = call(ProtocolVersion.V2026_07_28, "{}");
        AtomicInteger runs = new AtomicInteger();
        call.onCancel(() -> {
            throw new IllegalStateException("an action that fails");
        });
        call.onCancel(runs::incrementAndGet);
        call.cancel();
        call.cancel();
        assertThat(runs).hasValue(1);
        call.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(2);
        assertThat(call.cancelled()).isTrue();
    }

    @Test
    void tickWhenTenSecondsHavePassedThenTheReplyBecomesAStream() {
        RunningCall call = call(ProtocolVersion.V2025_06_18, "{}");
        running.tick(call, 9);
        assertThat(wire.opened).isZero();
        running.tick(call, 10);
        assertThat(wire.opened).isEqualTo(1);
        assertThat(wire.isSent()).isFalse();
    }

    @Test
    void tickWhenCommentsAreDueThenEveryFourSecondsAndThreeInARowOnceItIsAStream() {
        RunningCall call = call(ProtocolVersion.V2026_07_28, "{}");
        List<Integer> seconds = new ArrayList<>();
        for (int second = 0; second <= 25; second++) {
            int before = wire.comments;
            running.tick(call, second);
            if (wire.comments > before) {
                seconds.add(second);
            }
        }
        assertThat(seconds).containsExactly(4, 8, 10, 11, 12, 13, 17, 21, 25);
    }

    @Test
    void tickWhenNobodyReadsThenOnlyTheModernEraCancels() {
        wire.closed = true;
        RunningCall legacy = call(ProtocolVersion.V2025_11_25, "{}");
        running.tick(legacy, 4);
        assertThat(legacy.cancelled()).isFalse();
        RunningCall modern = call(ProtocolVersion.V2026_07_28, "{}");
        running.tick(modern, 4);
        assertThat(modern.cancelled()).isTrue();
    }

    private RunningCall call(ProtocolVersion version, String meta) {
        JsonRpcMessage message = new JsonRpcMessage(Kind.REQUEST, Json.read("1"), "tools/call", Json.read("{\"_meta\":" + meta + "}"));
        McpRequest http = new McpRequest("POST", Map.of(), Map.of(), new byte[0], McpFixture.alice());
        return new RunningCall(new Exchange(http, message, version, ClientCapabilities.NONE, McpFixture.alice(), wire));
    }

    private static final class Wire extends Reply {
        private final List<String> sent = new ArrayList<>();
        private int opened;
        private int comments;
        private boolean closed;

        @Override
        protected void deliver(McpAnswer answer) {}

        @Override
        public void event(ObjectNode notification) {
            sent.add(notification.toString());
        }

        @Override
        public boolean open() {
            opened++;
            return true;
        }

        @Override
        public boolean keepAlive() {
            comments++;
            return !closed;
        }
    }
}
